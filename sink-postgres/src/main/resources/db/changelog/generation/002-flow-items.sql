--liquibase formatted sql

--changeset weir:flow-items
--comment: Items, with the seed's columns and the model's times
CREATE TABLE flow_items (
    id                   uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id            text NOT NULL DEFAULT 'default',
    source               text NOT NULL DEFAULT '',
    instance             text NOT NULL DEFAULT '',
    external_id          text NOT NULL,
    team_id              text NOT NULL,
    item_type            text NOT NULL,
    origin               text NOT NULL DEFAULT 'human',
    title                text,
    description          text,
    url                  text,
    author               text,
    story_points         integer,
    current_stage        text NOT NULL,
    status               text NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    started_at           timestamptz,
    completed_at         timestamptz,
    cancelled_at         timestamptz,
    completion_basis     text,
    active_seconds       bigint,
    wait_seconds         bigint,
    blocked_seconds      bigint,
    rework_count         integer NOT NULL DEFAULT 0,
    post_delivery_rework integer NOT NULL DEFAULT 0,
    labels               jsonb NOT NULL DEFAULT '[]',
    changes              jsonb NOT NULL DEFAULT '[]',
    metadata             jsonb NOT NULL DEFAULT '{}',
    rules_version        text NOT NULL DEFAULT '',
    row_version          bigint NOT NULL DEFAULT 0,
    source_topic         text,
    source_partition     integer,
    source_offset        bigint,
    CONSTRAINT flow_items_pkey PRIMARY KEY (id),
    CONSTRAINT flow_items_external_id_key UNIQUE (tenant_id, instance, external_id),
    CONSTRAINT flow_items_item_type CHECK (item_type IN ('feature', 'bug', 'chore', 'risk', 'unknown')),
    CONSTRAINT flow_items_origin CHECK (origin IN ('human', 'bot')),
    CONSTRAINT flow_items_status CHECK (status IN ('open', 'in_progress', 'completed', 'cancelled')),
    CONSTRAINT flow_items_key_length CHECK (octet_length(tenant_id) + octet_length(instance) + octet_length(external_id) <= 2000),
    CONSTRAINT flow_items_team_length CHECK (octet_length(team_id) + octet_length(current_stage) <= 2000)
);
CREATE INDEX idx_flow_items_team_status ON flow_items (team_id, status);
CREATE INDEX idx_flow_items_created_at ON flow_items (created_at);
CREATE INDEX idx_flow_items_completed_at ON flow_items (completed_at) WHERE completed_at IS NOT NULL;
CREATE INDEX idx_flow_items_current_stage ON flow_items (current_stage);
CREATE INDEX idx_flow_items_team_completed ON flow_items (team_id, completed_at) WHERE status = 'completed';
CREATE INDEX idx_flow_items_team_in_progress ON flow_items (team_id) WHERE status = 'in_progress';
CREATE INDEX idx_flow_items_external_id_hash ON flow_items USING hash (external_id);
CREATE INDEX idx_flow_items_current_metrics ON flow_items (team_id, tenant_id, completed_at) INCLUDE (status, origin, started_at, created_at, active_seconds, wait_seconds, completion_basis);
CREATE INDEX idx_flow_items_team_updated ON flow_items (team_id, tenant_id, updated_at);
COMMENT ON TABLE flow_items IS 'Units of work: issues, tickets, and changes that name none.';
COMMENT ON COLUMN flow_items.id IS 'UUIDv5 of tenant, instance and external id.';
COMMENT ON COLUMN flow_items.tenant_id IS 'Tenant.';
COMMENT ON COLUMN flow_items.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN flow_items.instance IS 'Host of the tool.';
COMMENT ON COLUMN flow_items.external_id IS 'Such as owner/repo#12 or KEY-1.';
COMMENT ON COLUMN flow_items.team_id IS 'Team that owns it.';
COMMENT ON COLUMN flow_items.item_type IS 'feature, bug, chore, risk or unknown.';
COMMENT ON COLUMN flow_items.origin IS 'human or bot, by its author. Flow figures leave bots'' items out.';
COMMENT ON COLUMN flow_items.title IS 'Latest title.';
COMMENT ON COLUMN flow_items.description IS 'Latest body.';
COMMENT ON COLUMN flow_items.url IS 'Page of the item.';
COMMENT ON COLUMN flow_items.author IS 'Account that created it.';
COMMENT ON COLUMN flow_items.story_points IS 'Size, where the tool has one.';
COMMENT ON COLUMN flow_items.current_stage IS 'Stage after the last fact; the last one where it was cancelled.';
COMMENT ON COLUMN flow_items.status IS 'open, in_progress, completed or cancelled.';
COMMENT ON COLUMN flow_items.created_at IS 'Creation by the tool''s clock; the default serves rows written by hand.';
COMMENT ON COLUMN flow_items.updated_at IS 'Time of the latest fact about it; likewise.';
COMMENT ON COLUMN flow_items.started_at IS 'First entry to stages 2 to 7.';
COMMENT ON COLUMN flow_items.completed_at IS 'Start of the production visit that still stands.';
COMMENT ON COLUMN flow_items.cancelled_at IS 'When it was cancelled.';
COMMENT ON COLUMN flow_items.completion_basis IS 'deployment, release, tag, merge, close, before_records or closed.';
COMMENT ON COLUMN flow_items.active_seconds IS 'In active stages between started and completed; null until completed.';
COMMENT ON COLUMN flow_items.wait_seconds IS 'In wait stages likewise; blocked time counts as wait.';
COMMENT ON COLUMN flow_items.blocked_seconds IS 'Blocked likewise.';
COMMENT ON COLUMN flow_items.rework_count IS 'Transitions back that count as rework.';
COMMENT ON COLUMN flow_items.post_delivery_rework IS 'Changes opened or reopened after its completion.';
COMMENT ON COLUMN flow_items.labels IS 'Latest labels, sorted.';
COMMENT ON COLUMN flow_items.changes IS 'Its changes by creation: opened, merged, landed, in production, first commit.';
COMMENT ON COLUMN flow_items.metadata IS 'Room for what has no column.';
COMMENT ON COLUMN flow_items.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN flow_items.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN flow_items.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN flow_items.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN flow_items.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX flow_items_pkey IS 'One row an item.';
COMMENT ON INDEX flow_items_external_id_key IS 'One item a name.';
COMMENT ON CONSTRAINT flow_items_item_type ON flow_items IS 'The model''s types.';
COMMENT ON CONSTRAINT flow_items_origin ON flow_items IS 'People''s and bots''.';
COMMENT ON CONSTRAINT flow_items_status ON flow_items IS 'The model''s states.';
COMMENT ON CONSTRAINT flow_items_key_length ON flow_items IS 'What an index can hold.';
COMMENT ON CONSTRAINT flow_items_team_length ON flow_items IS 'What an index can hold.';
COMMENT ON INDEX idx_flow_items_team_status IS 'A team''s items by state.';
COMMENT ON INDEX idx_flow_items_created_at IS 'By creation.';
COMMENT ON INDEX idx_flow_items_completed_at IS 'By completion.';
COMMENT ON INDEX idx_flow_items_current_stage IS 'By stage.';
COMMENT ON INDEX idx_flow_items_team_completed IS 'A team''s completions.';
COMMENT ON INDEX idx_flow_items_team_in_progress IS 'A team''s work in progress.';
COMMENT ON INDEX idx_flow_items_external_id_hash IS 'An item by its name alone.';
COMMENT ON INDEX idx_flow_items_current_metrics IS 'Covers the completions of current_flow_metrics.';
COMMENT ON INDEX idx_flow_items_team_updated IS 'The teams there are, and the latest fact of each: current_flow_metrics.';
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_items TO weir_writer;
--rollback DROP TABLE flow_items;
