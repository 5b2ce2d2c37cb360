--liquibase formatted sql

--changeset weir:incidents
--comment: Disturbances of services
CREATE TABLE incidents (
    id               uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id        text NOT NULL DEFAULT 'default',
    source           text NOT NULL DEFAULT '',
    instance         text NOT NULL DEFAULT '',
    external_id      text NOT NULL,
    service_id       text,
    team_id          text NOT NULL,
    title            text,
    url              text,
    severity         text,
    status           text NOT NULL,
    opened_at        timestamptz NOT NULL,
    acknowledged_at  timestamptz,
    resolved_at      timestamptz,
    deployment_id    uuid,
    rules_version    text NOT NULL DEFAULT '',
    row_version      bigint NOT NULL DEFAULT 0,
    source_topic     text,
    source_partition integer,
    source_offset    bigint,
    CONSTRAINT incidents_pkey PRIMARY KEY (id),
    CONSTRAINT incidents_key_length CHECK (coalesce(octet_length(service_id), 0) + octet_length(team_id) <= 2000)
);
CREATE INDEX idx_incidents_service_opened ON incidents (service_id, opened_at);
CREATE INDEX idx_incidents_team_opened ON incidents (team_id, opened_at);
CREATE INDEX idx_incidents_deployment ON incidents (deployment_id) WHERE deployment_id IS NOT NULL;
COMMENT ON TABLE incidents IS 'Disturbances of services, each attached to at most one deployment.';
COMMENT ON COLUMN incidents.id IS 'UUIDv5 of tenant, instance and external id.';
COMMENT ON COLUMN incidents.tenant_id IS 'Tenant.';
COMMENT ON COLUMN incidents.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN incidents.instance IS 'Host of the tool.';
COMMENT ON COLUMN incidents.external_id IS 'Such as owner/repo#12.';
COMMENT ON COLUMN incidents.service_id IS 'Service that it disturbs; null where that is not known.';
COMMENT ON COLUMN incidents.team_id IS 'Team of the service.';
COMMENT ON COLUMN incidents.title IS 'Latest title.';
COMMENT ON COLUMN incidents.url IS 'Page of the incident.';
COMMENT ON COLUMN incidents.severity IS 'As the tool tells it.';
COMMENT ON COLUMN incidents.status IS 'open, acknowledged or resolved.';
COMMENT ON COLUMN incidents.opened_at IS 'Opened, by the tool''s clock.';
COMMENT ON COLUMN incidents.acknowledged_at IS 'First acknowledged.';
COMMENT ON COLUMN incidents.resolved_at IS 'Resolved; null while open.';
COMMENT ON COLUMN incidents.deployment_id IS 'Deployment that it attaches to; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN incidents.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN incidents.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN incidents.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN incidents.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN incidents.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX incidents_pkey IS 'One row an incident.';
COMMENT ON CONSTRAINT incidents_key_length ON incidents IS 'What an index can hold.';
COMMENT ON INDEX idx_incidents_service_opened IS 'A service''s incidents by time.';
COMMENT ON INDEX idx_incidents_team_opened IS 'A team''s incidents by time.';
COMMENT ON INDEX idx_incidents_deployment IS 'The incidents of a deployment.';
GRANT SELECT, INSERT, UPDATE, DELETE ON incidents TO weir_writer;
--rollback DROP TABLE incidents;

--changeset weir:read-incidents validCheckSum:any
--comment: What readers see of incidents
CREATE VIEW ${read}.incidents AS
SELECT id,
       tenant_id,
       source,
       instance,
       external_id,
       service_id,
       team_id,
       title,
       url,
       severity,
       status,
       opened_at,
       acknowledged_at,
       resolved_at,
       deployment_id,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.incidents;
COMMENT ON VIEW ${read}.incidents IS 'What readers see of incidents.';
COMMENT ON COLUMN ${read}.incidents.id IS 'UUIDv5 of tenant, instance and external id.';
COMMENT ON COLUMN ${read}.incidents.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.incidents.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN ${read}.incidents.instance IS 'Host of the tool.';
COMMENT ON COLUMN ${read}.incidents.external_id IS 'Such as owner/repo#12.';
COMMENT ON COLUMN ${read}.incidents.service_id IS 'Service that it disturbs; null where that is not known.';
COMMENT ON COLUMN ${read}.incidents.team_id IS 'Team of the service.';
COMMENT ON COLUMN ${read}.incidents.title IS 'Latest title.';
COMMENT ON COLUMN ${read}.incidents.url IS 'Page of the incident.';
COMMENT ON COLUMN ${read}.incidents.severity IS 'As the tool tells it.';
COMMENT ON COLUMN ${read}.incidents.status IS 'open, acknowledged or resolved.';
COMMENT ON COLUMN ${read}.incidents.opened_at IS 'Opened, by the tool''s clock.';
COMMENT ON COLUMN ${read}.incidents.acknowledged_at IS 'First acknowledged.';
COMMENT ON COLUMN ${read}.incidents.resolved_at IS 'Resolved; null while open.';
COMMENT ON COLUMN ${read}.incidents.deployment_id IS 'Deployment that it attaches to; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN ${read}.incidents.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.incidents.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.incidents.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.incidents.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.incidents.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.incidents TO weir_reader;
--rollback DROP VIEW ${read}.incidents;
