--liquibase formatted sql

--changeset weir:deployments
--comment: Attempts to deploy
CREATE TABLE deployments (
    id               uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id        text NOT NULL DEFAULT 'default',
    source           text NOT NULL DEFAULT '',
    instance         text NOT NULL DEFAULT '',
    external_id      text NOT NULL,
    service_id       text NOT NULL,
    team_id          text NOT NULL,
    environment      text NOT NULL,
    production       boolean NOT NULL,
    commit_sha       text,
    ref              text,
    status           text NOT NULL,
    created_at       timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,
    landed_at        timestamptz,
    redeploy         boolean NOT NULL DEFAULT false,
    rules_version    text NOT NULL DEFAULT '',
    row_version      bigint NOT NULL DEFAULT 0,
    source_topic     text,
    source_partition integer,
    source_offset    bigint,
    CONSTRAINT deployments_pkey PRIMARY KEY (id),
    CONSTRAINT deployments_key_length CHECK (octet_length(service_id) + octet_length(environment) + octet_length(team_id) <= 2000)
);
CREATE INDEX idx_deployments_service_finished ON deployments (service_id, environment, finished_at);
CREATE INDEX idx_deployments_team_finished ON deployments (team_id, finished_at);
COMMENT ON TABLE deployments IS 'Every attempt to deploy, also those that delivered nothing.';
COMMENT ON COLUMN deployments.id IS 'UUIDv5 of tenant, instance, repository and the tool''s id.';
COMMENT ON COLUMN deployments.tenant_id IS 'Tenant.';
COMMENT ON COLUMN deployments.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN deployments.instance IS 'Host of the tool.';
COMMENT ON COLUMN deployments.external_id IS 'Such as owner/repo/deployments/7.';
COMMENT ON COLUMN deployments.service_id IS 'Service.';
COMMENT ON COLUMN deployments.team_id IS 'Team of the service.';
COMMENT ON COLUMN deployments.environment IS 'Environment as the tool names it.';
COMMENT ON COLUMN deployments.production IS 'Whether it counts as production.';
COMMENT ON COLUMN deployments.commit_sha IS 'Commit.';
COMMENT ON COLUMN deployments.ref IS 'Branch or tag.';
COMMENT ON COLUMN deployments.status IS 'Latest state: queued, waiting, in_progress, success, failure.';
COMMENT ON COLUMN deployments.created_at IS 'Created.';
COMMENT ON COLUMN deployments.started_at IS 'First in progress.';
COMMENT ON COLUMN deployments.finished_at IS 'Earliest success, else the last failure.';
COMMENT ON COLUMN deployments.landed_at IS 'When its commit landed; null where it never did: unattributed.';
COMMENT ON COLUMN deployments.redeploy IS 'The same commit had succeeded there before.';
COMMENT ON COLUMN deployments.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN deployments.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN deployments.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN deployments.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN deployments.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX deployments_pkey IS 'One row an attempt.';
COMMENT ON CONSTRAINT deployments_key_length ON deployments IS 'What an index can hold.';
COMMENT ON INDEX idx_deployments_service_finished IS 'A service''s deployments by time.';
COMMENT ON INDEX idx_deployments_team_finished IS 'A team''s deployments by time.';
GRANT SELECT, INSERT, UPDATE, DELETE ON deployments TO weir_writer;
--rollback DROP TABLE deployments;

--changeset weir:deployment-items
--comment: Which items each deployment delivered; written with the item
CREATE TABLE deployment_items (
    deployment_id    uuid        NOT NULL,
    flow_item_id     uuid        NOT NULL,
    tenant_id        text        NOT NULL DEFAULT 'default',
    delivered_at     timestamptz,
    changes          jsonb       NOT NULL DEFAULT '[]',
    rules_version    text NOT NULL DEFAULT '',
    row_version      bigint NOT NULL DEFAULT 0,
    source_topic     text,
    source_partition integer,
    source_offset    bigint,
    CONSTRAINT deployment_items_pkey PRIMARY KEY (deployment_id, flow_item_id),
    CONSTRAINT deployment_items_flow_item_fkey FOREIGN KEY (flow_item_id) REFERENCES flow_items (id) ON DELETE CASCADE
);
CREATE INDEX idx_deployment_items_flow_item ON deployment_items (flow_item_id);
COMMENT ON TABLE deployment_items IS 'Which items each deployment delivered.';
COMMENT ON COLUMN deployment_items.deployment_id IS 'Deployment; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN deployment_items.flow_item_id IS 'Item delivered.';
COMMENT ON COLUMN deployment_items.tenant_id IS 'Tenant.';
COMMENT ON COLUMN deployment_items.delivered_at IS 'When the first of these changes was in production.';
COMMENT ON COLUMN deployment_items.changes IS 'External ids of the item''s changes that it delivered, sorted.';
COMMENT ON COLUMN deployment_items.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN deployment_items.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN deployment_items.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN deployment_items.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN deployment_items.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX deployment_items_pkey IS 'One row a deployment and item.';
COMMENT ON CONSTRAINT deployment_items_flow_item_fkey ON deployment_items IS 'Goes with its item.';
COMMENT ON INDEX idx_deployment_items_flow_item IS 'Deployments of an item.';
GRANT SELECT, INSERT, UPDATE, DELETE ON deployment_items TO weir_writer;
--rollback DROP TABLE deployment_items;
