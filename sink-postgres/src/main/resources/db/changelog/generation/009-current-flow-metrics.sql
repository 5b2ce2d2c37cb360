--liquibase formatted sql

--changeset weir:current-flow-metrics validCheckSum:any
--comment: Live, not refreshed. The seed measured from creation and averaged ratios
CREATE VIEW ${read}.current_flow_metrics AS
WITH RECURSIVE owners AS (
    -- The teams by skipping through an index: what a SELECT DISTINCT would read all items for.
    (SELECT team_id, tenant_id FROM ${generation}.flow_items ORDER BY team_id, tenant_id LIMIT 1)
    UNION ALL
    SELECT following.team_id, following.tenant_id
    FROM owners CROSS JOIN LATERAL (
        SELECT i.team_id, i.tenant_id FROM ${generation}.flow_items i
        WHERE (i.team_id, i.tenant_id) > (owners.team_id, owners.tenant_id)
        ORDER BY i.team_id, i.tenant_id LIMIT 1
    ) following
)
SELECT owners.team_id,
       owners.tenant_id,
       (SELECT count(*) FROM ${generation}.flow_items i
        WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id
          AND i.status = 'in_progress' AND i.origin = 'human') AS current_wip,
       done.completed_last_7d,
       done.completed_last_30d,
       done.bot_items_completed_last_30d,
       done.flow_time_percentiles[1] / 3600 AS flow_time_p50_hours,
       done.flow_time_percentiles[2] / 3600 AS flow_time_p75_hours,
       done.flow_time_percentiles[3] / 3600 AS flow_time_p95_hours,
       done.lead_time_p50 / 3600 AS lead_time_p50_hours,
       done.flow_time_count,
       done.efficiency_percent AS avg_flow_efficiency_percent,
       (SELECT max(i.updated_at) FROM ${generation}.flow_items i
        WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id) AS last_updated
FROM owners CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE by_people AND completed_at >= now() - interval '7 days') AS completed_last_7d,
           count(*) FILTER (WHERE by_people) AS completed_last_30d,
           count(*) FILTER (WHERE NOT by_people) AS bot_items_completed_last_30d,
           percentile_cont(ARRAY[0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE timed) AS flow_time_percentiles,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time) FILTER (WHERE timed) AS lead_time_p50,
           count(flow_time) FILTER (WHERE timed) AS flow_time_count,
           100.0 * sum(active_seconds) FILTER (WHERE timed)
                 / nullif(sum(active_seconds + wait_seconds) FILTER (WHERE timed), 0) AS efficiency_percent
    FROM (
        SELECT i.completed_at, i.active_seconds, i.wait_seconds,
               i.origin = 'human' AS by_people,
               i.origin = 'human' AND i.completion_basis IS DISTINCT FROM 'before_records' AS timed,
               extract(epoch FROM i.completed_at - i.started_at)::double precision AS flow_time,
               extract(epoch FROM i.completed_at - i.created_at)::double precision AS lead_time
        FROM ${generation}.flow_items i
        WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id
          AND i.completed_at >= now() - interval '30 days' AND i.status = 'completed'
    ) recent
) done;
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
