--liquibase formatted sql

--changeset weir:stage-metrics
--comment: Sums of the visits of a stage
CREATE TABLE stage_metrics (
    id                      uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id               text NOT NULL DEFAULT 'default',
    flow_item_id            uuid NOT NULL,
    team_id                 text,
    stage                   text NOT NULL,
    started_at              timestamptz,
    ended_at                timestamptz,
    active_time_seconds     bigint DEFAULT 0,
    wait_time_seconds       bigint DEFAULT 0,
    flow_efficiency_percent numeric(5,2),
    visits                  integer NOT NULL DEFAULT 1,
    blockers                jsonb,
    metadata                jsonb,
    rules_version           text NOT NULL DEFAULT '',
    row_version             bigint NOT NULL DEFAULT 0,
    source_topic            text,
    source_partition        integer,
    source_offset           bigint,
    CONSTRAINT stage_metrics_pkey PRIMARY KEY (id),
    CONSTRAINT stage_metrics_flow_item_stage UNIQUE (flow_item_id, stage),
    CONSTRAINT stage_metrics_flow_item_fkey FOREIGN KEY (flow_item_id) REFERENCES flow_items (id) ON DELETE CASCADE,
    CONSTRAINT stage_metrics_stage_length CHECK (octet_length(stage) <= 2000)
);
CREATE INDEX idx_stage_metrics_stage ON stage_metrics (stage);
CREATE INDEX idx_stage_metrics_stage_efficiency ON stage_metrics (stage, flow_efficiency_percent);
COMMENT ON TABLE stage_metrics IS 'An item''s time in a stage: the sum of its visits that ended.';
COMMENT ON COLUMN stage_metrics.id IS 'UUIDv5 of item and stage.';
COMMENT ON COLUMN stage_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN stage_metrics.flow_item_id IS 'Item.';
COMMENT ON COLUMN stage_metrics.team_id IS 'Team of the item.';
COMMENT ON COLUMN stage_metrics.stage IS 'Stage.';
COMMENT ON COLUMN stage_metrics.started_at IS 'First entry.';
COMMENT ON COLUMN stage_metrics.ended_at IS 'Last exit; null while in it.';
COMMENT ON COLUMN stage_metrics.active_time_seconds IS 'Time in it where it is an active stage, whole seconds.';
COMMENT ON COLUMN stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage, whole seconds.';
COMMENT ON COLUMN stage_metrics.flow_efficiency_percent IS '100 × active ÷ (active + wait); null while both are 0.';
COMMENT ON COLUMN stage_metrics.visits IS 'How often it was entered.';
COMMENT ON COLUMN stage_metrics.blockers IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN stage_metrics.metadata IS 'The seed''s column.';
COMMENT ON COLUMN stage_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN stage_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN stage_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN stage_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN stage_metrics.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX stage_metrics_pkey IS 'One row an item and stage.';
COMMENT ON INDEX stage_metrics_flow_item_stage IS 'One row an item and stage.';
COMMENT ON CONSTRAINT stage_metrics_flow_item_fkey ON stage_metrics IS 'Goes with its item.';
COMMENT ON CONSTRAINT stage_metrics_stage_length ON stage_metrics IS 'What an index can hold.';
COMMENT ON INDEX idx_stage_metrics_stage IS 'By stage.';
COMMENT ON INDEX idx_stage_metrics_stage_efficiency IS 'Efficiency by stage.';
GRANT SELECT, INSERT, UPDATE, DELETE ON stage_metrics TO weir_writer;
--rollback DROP TABLE stage_metrics;
