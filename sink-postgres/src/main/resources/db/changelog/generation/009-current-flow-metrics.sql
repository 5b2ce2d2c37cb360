--liquibase formatted sql

--changeset weir:current-flow-metrics validCheckSum:any
--comment: Live, not refreshed. The seed measured from creation and averaged ratios
CREATE VIEW ${read}.current_flow_metrics AS
WITH items AS (
    SELECT tenant_id, team_id, status, completed_at, updated_at,
           origin = 'human' AS by_people,
           status = 'completed' AND completed_at >= now() - interval '7 days' AS in_7d,
           status = 'completed' AND completed_at >= now() - interval '30 days' AS in_30d,
           completion_basis IS DISTINCT FROM 'before_records' AS timed,
           extract(epoch FROM completed_at - started_at)::double precision AS flow_time,
           extract(epoch FROM completed_at - created_at)::double precision AS lead_time,
           active_seconds, wait_seconds
    FROM ${generation}.flow_items
)
SELECT team_id,
       tenant_id,
       count(*) FILTER (WHERE by_people AND status = 'in_progress') AS current_wip,
       count(*) FILTER (WHERE by_people AND in_7d) AS completed_last_7d,
       count(*) FILTER (WHERE by_people AND in_30d) AS completed_last_30d,
       count(*) FILTER (WHERE NOT by_people AND in_30d) AS bot_items_completed_last_30d,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE by_people AND in_30d AND timed) / 3600 AS flow_time_p50_hours,
       percentile_cont(0.75) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE by_people AND in_30d AND timed) / 3600 AS flow_time_p75_hours,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE by_people AND in_30d AND timed) / 3600 AS flow_time_p95_hours,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time) FILTER (WHERE by_people AND in_30d AND timed) / 3600 AS lead_time_p50_hours,
       count(flow_time) FILTER (WHERE by_people AND in_30d AND timed) AS flow_time_count,
       100.0 * sum(active_seconds) FILTER (WHERE by_people AND in_30d AND timed)
             / nullif(sum(active_seconds + wait_seconds) FILTER (WHERE by_people AND in_30d AND timed), 0) AS avg_flow_efficiency_percent,
       max(updated_at) AS last_updated
FROM items
GROUP BY tenant_id, team_id;
COMMENT ON VIEW ${read}.current_flow_metrics IS 'Each team now, live: people''s items, the last 7 and 30 days. Items completed before records count as completed and are outside every time.';
COMMENT ON COLUMN ${read}.current_flow_metrics.team_id IS 'Team.';
COMMENT ON COLUMN ${read}.current_flow_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.current_flow_metrics.current_wip IS 'Flow load: items in stages 2 to 7.';
COMMENT ON COLUMN ${read}.current_flow_metrics.completed_last_7d IS 'Flow velocity: items completed in the last 7 days.';
COMMENT ON COLUMN ${read}.current_flow_metrics.completed_last_30d IS 'Items completed in the last 30 days.';
COMMENT ON COLUMN ${read}.current_flow_metrics.bot_items_completed_last_30d IS 'Bots'' items completed in the last 30 days; in no other figure.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p50_hours IS 'Median of completed less started, last 30 days.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p75_hours IS '75th percentile, likewise.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p95_hours IS '95th percentile, likewise.';
COMMENT ON COLUMN ${read}.current_flow_metrics.lead_time_p50_hours IS 'Median of completed less created, last 30 days.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_count IS 'Items behind these percentiles.';
COMMENT ON COLUMN ${read}.current_flow_metrics.avg_flow_efficiency_percent IS '100 × sum of active ÷ sum of active and wait, last 30 days: a ratio of sums under the seed''s name.';
COMMENT ON COLUMN ${read}.current_flow_metrics.last_updated IS 'Time of the latest fact about an item of the team.';
GRANT SELECT ON ${read}.current_flow_metrics TO weir_reader, weir_writer;
--rollback DROP VIEW ${read}.current_flow_metrics;
