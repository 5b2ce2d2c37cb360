--liquibase formatted sql

--changeset weir:daily-team-metrics
--comment: Flow metrics by team and day
CREATE TABLE daily_team_metrics (
    id                      uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id               text NOT NULL DEFAULT 'default',
    team_id                 text NOT NULL,
    metric_date             date NOT NULL,
    flow_velocity           numeric(10,2),
    flow_time_p50_hours     numeric(10,2),
    flow_time_p75_hours     numeric(10,2),
    flow_time_p95_hours     numeric(10,2),
    flow_time_p50_seconds   double precision,
    flow_time_p75_seconds   double precision,
    flow_time_p95_seconds   double precision,
    lead_time_p50_seconds   double precision,
    flow_time_count         integer NOT NULL DEFAULT 0,
    active_seconds          bigint NOT NULL DEFAULT 0,
    wait_seconds            bigint NOT NULL DEFAULT 0,
    flow_efficiency_percent numeric(5,2),
    flow_load               integer,
    flow_load_stale         integer NOT NULL DEFAULT 0,
    items_completed         integer DEFAULT 0,
    items_started           integer DEFAULT 0,
    items_created           integer DEFAULT 0,
    items_cancelled         integer DEFAULT 0,
    features_completed      integer DEFAULT 0,
    bugs_completed          integer DEFAULT 0,
    chores_completed        integer DEFAULT 0,
    risks_completed         integer DEFAULT 0,
    bot_items_completed     integer DEFAULT 0,
    rework_count            integer DEFAULT 0,
    calculated_at           timestamptz NOT NULL DEFAULT now(),
    rules_version           text NOT NULL DEFAULT '',
    row_version             bigint NOT NULL DEFAULT 0,
    source_topic            text,
    source_partition        integer,
    source_offset           bigint,
    CONSTRAINT daily_team_metrics_pkey PRIMARY KEY (id),
    CONSTRAINT daily_team_metrics_team_date UNIQUE (tenant_id, team_id, metric_date),
    CONSTRAINT daily_team_metrics_key_length CHECK (octet_length(tenant_id) + octet_length(team_id) <= 2000)
);
CREATE INDEX idx_daily_team_metrics_team_date ON daily_team_metrics (team_id, metric_date DESC);
COMMENT ON TABLE daily_team_metrics IS 'A team''s UTC day. People''s items unless said otherwise; a row if anything moved or was open.';
COMMENT ON COLUMN daily_team_metrics.id IS 'UUIDv5 of tenant, team and day.';
COMMENT ON COLUMN daily_team_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN daily_team_metrics.team_id IS 'Team.';
COMMENT ON COLUMN daily_team_metrics.metric_date IS 'UTC day.';
COMMENT ON COLUMN daily_team_metrics.flow_velocity IS 'Items completed in the 7 days that end with this one.';
COMMENT ON COLUMN daily_team_metrics.flow_time_p50_hours IS 'Median flow time of the day''s completions, rounded.';
COMMENT ON COLUMN daily_team_metrics.flow_time_p75_hours IS 'Likewise.';
COMMENT ON COLUMN daily_team_metrics.flow_time_p95_hours IS 'Likewise.';
COMMENT ON COLUMN daily_team_metrics.flow_time_p50_seconds IS 'The same, exact (linear interpolation).';
COMMENT ON COLUMN daily_team_metrics.flow_time_p75_seconds IS 'Likewise.';
COMMENT ON COLUMN daily_team_metrics.flow_time_p95_seconds IS 'Likewise.';
COMMENT ON COLUMN daily_team_metrics.lead_time_p50_seconds IS 'Median of production less creation, exact.';
COMMENT ON COLUMN daily_team_metrics.flow_time_count IS 'Completions with a flow time.';
COMMENT ON COLUMN daily_team_metrics.active_seconds IS 'Sum over the day''s completions.';
COMMENT ON COLUMN daily_team_metrics.wait_seconds IS 'Sum over the day''s completions.';
COMMENT ON COLUMN daily_team_metrics.flow_efficiency_percent IS '100 × active ÷ (active + wait), a ratio of sums; null while both are 0.';
COMMENT ON COLUMN daily_team_metrics.flow_load IS 'Items in stages 2 to 7 at the day''s end.';
COMMENT ON COLUMN daily_team_metrics.flow_load_stale IS 'Of these, older than stale_after.';
COMMENT ON COLUMN daily_team_metrics.items_completed IS 'Completed.';
COMMENT ON COLUMN daily_team_metrics.items_started IS 'Started.';
COMMENT ON COLUMN daily_team_metrics.items_created IS 'Created.';
COMMENT ON COLUMN daily_team_metrics.items_cancelled IS 'Cancelled.';
COMMENT ON COLUMN daily_team_metrics.features_completed IS 'Completed of type feature.';
COMMENT ON COLUMN daily_team_metrics.bugs_completed IS 'Completed of type bug.';
COMMENT ON COLUMN daily_team_metrics.chores_completed IS 'Completed of type chore.';
COMMENT ON COLUMN daily_team_metrics.risks_completed IS 'Completed of type risk.';
COMMENT ON COLUMN daily_team_metrics.bot_items_completed IS 'Completed by bots; in no other figure.';
COMMENT ON COLUMN daily_team_metrics.rework_count IS 'Transitions back on this day.';
COMMENT ON COLUMN daily_team_metrics.calculated_at IS 'Wall clock of the last write.';
COMMENT ON COLUMN daily_team_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN daily_team_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN daily_team_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN daily_team_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN daily_team_metrics.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX daily_team_metrics_pkey IS 'One row a day.';
COMMENT ON INDEX daily_team_metrics_team_date IS 'One row a day.';
COMMENT ON CONSTRAINT daily_team_metrics_key_length ON daily_team_metrics IS 'What an index can hold.';
COMMENT ON INDEX idx_daily_team_metrics_team_date IS 'A team''s latest days, whatever the tenant.';
GRANT SELECT, INSERT, UPDATE, DELETE ON daily_team_metrics TO weir_writer;
--rollback DROP TABLE daily_team_metrics;
