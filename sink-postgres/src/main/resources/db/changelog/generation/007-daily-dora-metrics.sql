--liquibase formatted sql

--changeset weir:daily-dora-metrics
--comment: DORA metrics by service and day
CREATE TABLE daily_dora_metrics (
    tenant_id                    text NOT NULL DEFAULT 'default',
    service_id                   text NOT NULL,
    environment                  text NOT NULL,
    metric_date                  date NOT NULL,
    team_id                      text,
    deployments                  integer NOT NULL DEFAULT 0,
    changes                      integer NOT NULL DEFAULT 0,
    change_lead_time_p50_seconds double precision,
    change_lead_time_p90_seconds double precision,
    failed_deployments           integer,
    recovery_time_p50_seconds    double precision,
    rework_deployments           integer,
    rules_version                text NOT NULL DEFAULT '',
    row_version                  bigint NOT NULL DEFAULT 0,
    source_topic                 text,
    source_partition             integer,
    source_offset                bigint,
    CONSTRAINT daily_dora_metrics_pkey PRIMARY KEY (tenant_id, service_id, environment, metric_date),
    CONSTRAINT daily_dora_metrics_key_length CHECK (octet_length(tenant_id) + octet_length(service_id) + octet_length(environment) <= 2000)
);
CREATE INDEX idx_daily_dora_metrics_team_date ON daily_dora_metrics (team_id, metric_date DESC);
COMMENT ON TABLE daily_dora_metrics IS 'A service''s UTC day in an environment: the DORA metrics.';
COMMENT ON COLUMN daily_dora_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN daily_dora_metrics.service_id IS 'Service.';
COMMENT ON COLUMN daily_dora_metrics.environment IS 'Environment; production for all of its members.';
COMMENT ON COLUMN daily_dora_metrics.metric_date IS 'UTC day.';
COMMENT ON COLUMN daily_dora_metrics.team_id IS 'Team of the service.';
COMMENT ON COLUMN daily_dora_metrics.deployments IS 'Successes.';
COMMENT ON COLUMN daily_dora_metrics.changes IS 'Changes delivered, each once.';
COMMENT ON COLUMN daily_dora_metrics.change_lead_time_p50_seconds IS 'Median change lead time (linear interpolation).';
COMMENT ON COLUMN daily_dora_metrics.change_lead_time_p90_seconds IS '90th percentile, likewise.';
COMMENT ON COLUMN daily_dora_metrics.failed_deployments IS 'Null without a source of failures.';
COMMENT ON COLUMN daily_dora_metrics.recovery_time_p50_seconds IS 'Null without any.';
COMMENT ON COLUMN daily_dora_metrics.rework_deployments IS 'Null without an incident source.';
COMMENT ON COLUMN daily_dora_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN daily_dora_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN daily_dora_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN daily_dora_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN daily_dora_metrics.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX daily_dora_metrics_pkey IS 'One row a day.';
COMMENT ON CONSTRAINT daily_dora_metrics_key_length ON daily_dora_metrics IS 'What an index can hold.';
COMMENT ON INDEX idx_daily_dora_metrics_team_date IS 'A team''s latest days.';
GRANT SELECT, INSERT, UPDATE, DELETE ON daily_dora_metrics TO weir_writer;
--rollback DROP TABLE daily_dora_metrics;
