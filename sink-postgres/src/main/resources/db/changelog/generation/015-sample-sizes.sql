--liquibase formatted sql

--changeset weir:sample-sizes
--comment: How many values are behind a percentile
ALTER TABLE daily_team_metrics ADD COLUMN lead_time_count integer NOT NULL DEFAULT 0;
ALTER TABLE daily_dora_metrics ADD COLUMN recovery_time_count integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN daily_team_metrics.lead_time_count IS 'Completions with a lead time.';
COMMENT ON COLUMN daily_dora_metrics.recovery_time_count IS 'Failed deployments of the day that have recovered.';
--rollback ALTER TABLE daily_team_metrics DROP COLUMN lead_time_count;
--rollback ALTER TABLE daily_dora_metrics DROP COLUMN recovery_time_count;

--changeset weir:read-daily-team-metrics-samples validCheckSum:any
--comment: New columns of a view stand at its end
CREATE OR REPLACE VIEW ${read}.daily_team_metrics AS
SELECT id,
       tenant_id,
       team_id,
       metric_date,
       flow_velocity,
       flow_time_p50_hours,
       flow_time_p75_hours,
       flow_time_p95_hours,
       flow_time_p50_seconds,
       flow_time_p75_seconds,
       flow_time_p95_seconds,
       lead_time_p50_seconds,
       flow_time_count,
       active_seconds,
       wait_seconds,
       flow_efficiency_percent,
       flow_load,
       flow_load_stale,
       items_completed,
       items_started,
       items_created,
       items_cancelled,
       features_completed,
       bugs_completed,
       chores_completed,
       risks_completed,
       bot_items_completed,
       rework_count,
       calculated_at,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset,
       lead_time_count,
       flow_time_count < 5 AS flow_time_p50_low_sample,
       flow_time_count < 10 AS flow_time_p75_low_sample,
       flow_time_count < 40 AS flow_time_p95_low_sample,
       lead_time_count < 5 AS lead_time_p50_low_sample
FROM ${generation}.daily_team_metrics;
COMMENT ON COLUMN ${read}.daily_team_metrics.lead_time_count IS 'Completions with a lead time.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p50_low_sample IS 'Whether fewer than 5 flow times are behind the median: too few to go by.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p75_low_sample IS 'Whether fewer than 10 are behind the 75th percentile.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p95_low_sample IS 'Whether fewer than 40 are behind the 95th percentile.';
COMMENT ON COLUMN ${read}.daily_team_metrics.lead_time_p50_low_sample IS 'Whether fewer than 5 lead times are behind the median.';
--rollback DROP VIEW ${read}.daily_team_metrics;
--rollback CREATE VIEW ${read}.daily_team_metrics AS
--rollback SELECT id,
--rollback        tenant_id,
--rollback        team_id,
--rollback        metric_date,
--rollback        flow_velocity,
--rollback        flow_time_p50_hours,
--rollback        flow_time_p75_hours,
--rollback        flow_time_p95_hours,
--rollback        flow_time_p50_seconds,
--rollback        flow_time_p75_seconds,
--rollback        flow_time_p95_seconds,
--rollback        lead_time_p50_seconds,
--rollback        flow_time_count,
--rollback        active_seconds,
--rollback        wait_seconds,
--rollback        flow_efficiency_percent,
--rollback        flow_load,
--rollback        flow_load_stale,
--rollback        items_completed,
--rollback        items_started,
--rollback        items_created,
--rollback        items_cancelled,
--rollback        features_completed,
--rollback        bugs_completed,
--rollback        chores_completed,
--rollback        risks_completed,
--rollback        bot_items_completed,
--rollback        rework_count,
--rollback        calculated_at,
--rollback        rules_version,
--rollback        row_version,
--rollback        source_topic,
--rollback        source_partition,
--rollback        source_offset
--rollback FROM ${generation}.daily_team_metrics;
--rollback COMMENT ON VIEW ${read}.daily_team_metrics IS 'What readers see of daily_team_metrics.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.id IS 'UUIDv5 of tenant, team and day.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.tenant_id IS 'Tenant.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.team_id IS 'Team.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.metric_date IS 'UTC day.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_velocity IS 'Items completed in the 7 days that end with this one.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p50_hours IS 'Median flow time of the day''s completions, rounded.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p75_hours IS 'Likewise.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p95_hours IS 'Likewise.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p50_seconds IS 'The same, exact (linear interpolation).';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p75_seconds IS 'Likewise.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p95_seconds IS 'Likewise.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.lead_time_p50_seconds IS 'Median of production less creation, exact.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_count IS 'Completions with a flow time.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.active_seconds IS 'Sum over the day''s completions.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.wait_seconds IS 'Sum over the day''s completions.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_efficiency_percent IS '100 × active ÷ (active + wait), a ratio of sums; null while both are 0.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_load IS 'Items in stages 2 to 7 at the day''s end.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.flow_load_stale IS 'Of these, older than stale_after.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.items_completed IS 'Completed.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.items_started IS 'Started.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.items_created IS 'Created.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.items_cancelled IS 'Cancelled.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.features_completed IS 'Completed of type feature.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.bugs_completed IS 'Completed of type bug.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.chores_completed IS 'Completed of type chore.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.risks_completed IS 'Completed of type risk.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.bot_items_completed IS 'Completed by bots; in no other figure.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.rework_count IS 'Transitions back on this day.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.calculated_at IS 'Wall clock of the last write.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.rules_version IS 'Version of the rules that led to the row.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.row_version IS 'Offset of the record in its derived topic.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.source_topic IS 'Topic of the source record.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.source_partition IS 'Partition of the source record.';
--rollback COMMENT ON COLUMN ${read}.daily_team_metrics.source_offset IS 'Offset of the source record.';
--rollback GRANT SELECT ON ${read}.daily_team_metrics TO weir_reader;

--changeset weir:read-daily-dora-metrics-samples validCheckSum:any
--comment: New columns of a view stand at its end
CREATE OR REPLACE VIEW ${read}.daily_dora_metrics AS
SELECT tenant_id,
       service_id,
       environment,
       metric_date,
       team_id,
       deployments,
       changes,
       change_lead_time_p50_seconds,
       change_lead_time_p90_seconds,
       failed_deployments,
       recovery_time_p50_seconds,
       rework_deployments,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset,
       recovery_time_count,
       changes < 5 AS change_lead_time_p50_low_sample,
       changes < 20 AS change_lead_time_p90_low_sample,
       recovery_time_count < 5 AS recovery_time_p50_low_sample
FROM ${generation}.daily_dora_metrics;
COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_count IS 'Failed deployments of the day that have recovered.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p50_low_sample IS 'Whether fewer than 5 changes are behind the median: too few to go by.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p90_low_sample IS 'Whether fewer than 20 are behind the 90th percentile.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_p50_low_sample IS 'Whether fewer than 5 recoveries are behind the median.';
--rollback DROP VIEW ${read}.daily_dora_metrics;
--rollback CREATE VIEW ${read}.daily_dora_metrics AS
--rollback SELECT tenant_id,
--rollback        service_id,
--rollback        environment,
--rollback        metric_date,
--rollback        team_id,
--rollback        deployments,
--rollback        changes,
--rollback        change_lead_time_p50_seconds,
--rollback        change_lead_time_p90_seconds,
--rollback        failed_deployments,
--rollback        recovery_time_p50_seconds,
--rollback        rework_deployments,
--rollback        rules_version,
--rollback        row_version,
--rollback        source_topic,
--rollback        source_partition,
--rollback        source_offset
--rollback FROM ${generation}.daily_dora_metrics;
--rollback COMMENT ON VIEW ${read}.daily_dora_metrics IS 'What readers see of daily_dora_metrics.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.tenant_id IS 'Tenant.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.service_id IS 'Service.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.environment IS 'Environment; production for all of its members.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.metric_date IS 'UTC day.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.team_id IS 'Team of the service.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.deployments IS 'Successes.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.changes IS 'Changes delivered, each once.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p50_seconds IS 'Median change lead time (linear interpolation).';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p90_seconds IS '90th percentile, likewise.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.failed_deployments IS 'Null without a source of failures.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_p50_seconds IS 'Null without any.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.rework_deployments IS 'Null without an incident source.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.rules_version IS 'Version of the rules that led to the row.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.row_version IS 'Offset of the record in its derived topic.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.source_topic IS 'Topic of the source record.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.source_partition IS 'Partition of the source record.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.source_offset IS 'Offset of the source record.';
--rollback GRANT SELECT ON ${read}.daily_dora_metrics TO weir_reader;

--changeset weir:current-flow-metrics-samples validCheckSum:any
--comment: The same with how many values are behind a percentile
CREATE OR REPLACE VIEW ${read}.current_flow_metrics AS
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
        WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id) AS last_updated,
       done.lead_time_count AS lead_time_count,
       done.flow_time_count < 5 AS flow_time_p50_low_sample,
       done.flow_time_count < 10 AS flow_time_p75_low_sample,
       done.flow_time_count < 40 AS flow_time_p95_low_sample,
       done.lead_time_count < 5 AS lead_time_p50_low_sample
FROM owners CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE by_people AND completed_at >= now() - interval '7 days') AS completed_last_7d,
           count(*) FILTER (WHERE by_people) AS completed_last_30d,
           count(*) FILTER (WHERE NOT by_people) AS bot_items_completed_last_30d,
           percentile_cont(ARRAY[0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE timed) AS flow_time_percentiles,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time) FILTER (WHERE timed) AS lead_time_p50,
           count(flow_time) FILTER (WHERE timed) AS flow_time_count,
           count(lead_time) FILTER (WHERE timed) AS lead_time_count,
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
COMMENT ON COLUMN ${read}.current_flow_metrics.lead_time_count IS 'Items behind the median lead time.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p50_low_sample IS 'Whether fewer than 5 flow times are behind the median: too few to go by.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p75_low_sample IS 'Whether fewer than 10 are behind the 75th percentile.';
COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p95_low_sample IS 'Whether fewer than 40 are behind the 95th percentile.';
COMMENT ON COLUMN ${read}.current_flow_metrics.lead_time_p50_low_sample IS 'Whether fewer than 5 lead times are behind the median.';
--rollback DROP VIEW ${read}.current_flow_metrics;
--rollback CREATE VIEW ${read}.current_flow_metrics AS
--rollback WITH RECURSIVE owners AS (
--rollback     -- The teams by skipping through an index: what a SELECT DISTINCT would read all items for.
--rollback     (SELECT team_id, tenant_id FROM ${generation}.flow_items ORDER BY team_id, tenant_id LIMIT 1)
--rollback     UNION ALL
--rollback     SELECT following.team_id, following.tenant_id
--rollback     FROM owners CROSS JOIN LATERAL (
--rollback         SELECT i.team_id, i.tenant_id FROM ${generation}.flow_items i
--rollback         WHERE (i.team_id, i.tenant_id) > (owners.team_id, owners.tenant_id)
--rollback         ORDER BY i.team_id, i.tenant_id LIMIT 1
--rollback     ) following
--rollback )
--rollback SELECT owners.team_id,
--rollback        owners.tenant_id,
--rollback        (SELECT count(*) FROM ${generation}.flow_items i
--rollback         WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id
--rollback           AND i.status = 'in_progress' AND i.origin = 'human') AS current_wip,
--rollback        done.completed_last_7d,
--rollback        done.completed_last_30d,
--rollback        done.bot_items_completed_last_30d,
--rollback        done.flow_time_percentiles[1] / 3600 AS flow_time_p50_hours,
--rollback        done.flow_time_percentiles[2] / 3600 AS flow_time_p75_hours,
--rollback        done.flow_time_percentiles[3] / 3600 AS flow_time_p95_hours,
--rollback        done.lead_time_p50 / 3600 AS lead_time_p50_hours,
--rollback        done.flow_time_count,
--rollback        done.efficiency_percent AS avg_flow_efficiency_percent,
--rollback        (SELECT max(i.updated_at) FROM ${generation}.flow_items i
--rollback         WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id) AS last_updated
--rollback FROM owners CROSS JOIN LATERAL (
--rollback     SELECT count(*) FILTER (WHERE by_people AND completed_at >= now() - interval '7 days') AS completed_last_7d,
--rollback            count(*) FILTER (WHERE by_people) AS completed_last_30d,
--rollback            count(*) FILTER (WHERE NOT by_people) AS bot_items_completed_last_30d,
--rollback            percentile_cont(ARRAY[0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY flow_time) FILTER (WHERE timed) AS flow_time_percentiles,
--rollback            percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time) FILTER (WHERE timed) AS lead_time_p50,
--rollback            count(flow_time) FILTER (WHERE timed) AS flow_time_count,
--rollback            100.0 * sum(active_seconds) FILTER (WHERE timed)
--rollback                  / nullif(sum(active_seconds + wait_seconds) FILTER (WHERE timed), 0) AS efficiency_percent
--rollback     FROM (
--rollback         SELECT i.completed_at, i.active_seconds, i.wait_seconds,
--rollback                i.origin = 'human' AS by_people,
--rollback                i.origin = 'human' AND i.completion_basis IS DISTINCT FROM 'before_records' AS timed,
--rollback                extract(epoch FROM i.completed_at - i.started_at)::double precision AS flow_time,
--rollback                extract(epoch FROM i.completed_at - i.created_at)::double precision AS lead_time
--rollback         FROM ${generation}.flow_items i
--rollback         WHERE i.team_id = owners.team_id AND i.tenant_id = owners.tenant_id
--rollback           AND i.completed_at >= now() - interval '30 days' AND i.status = 'completed'
--rollback     ) recent
--rollback ) done;
--rollback COMMENT ON VIEW ${read}.current_flow_metrics IS 'Each team now, live: people''s items, the last 7 and 30 days. Items completed before records count as completed and are outside every time.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.team_id IS 'Team.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.tenant_id IS 'Tenant.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.current_wip IS 'Flow load: items in stages 2 to 7.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.completed_last_7d IS 'Flow velocity: items completed in the last 7 days.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.completed_last_30d IS 'Items completed in the last 30 days.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.bot_items_completed_last_30d IS 'Bots'' items completed in the last 30 days; in no other figure.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p50_hours IS 'Median of completed less started, last 30 days.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p75_hours IS '75th percentile, likewise.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_p95_hours IS '95th percentile, likewise.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.lead_time_p50_hours IS 'Median of completed less created, last 30 days.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.flow_time_count IS 'Items behind these percentiles.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.avg_flow_efficiency_percent IS '100 × sum of active ÷ sum of active and wait, last 30 days: a ratio of sums under the seed''s name.';
--rollback COMMENT ON COLUMN ${read}.current_flow_metrics.last_updated IS 'Time of the latest fact about an item of the team.';
--rollback GRANT SELECT ON ${read}.current_flow_metrics TO weir_reader, weir_writer;

--changeset weir:comments-as-derived validCheckSum:any
--comment: What the columns hold, in words that are true
COMMENT ON COLUMN stage_metrics.active_time_seconds IS 'Time in it where it is an active stage and nothing held the item up, whole seconds.';
COMMENT ON COLUMN stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage or something held the item up, whole seconds.';
COMMENT ON COLUMN incidents.service_id IS 'Service that it disturbs; the repository where it is not known which of several.';
COMMENT ON COLUMN deployment_items.delivered_at IS 'When it brought these changes to production.';
COMMENT ON COLUMN deployments.service_id IS 'Service; the repository where it is one of several services at once.';
COMMENT ON COLUMN deployments.status IS 'queued, waiting, in_progress, success or failure: success once it succeeded, whatever came later; else the latest.';
COMMENT ON COLUMN daily_dora_metrics.deployments IS 'Successes that count; repeated ones do.';
COMMENT ON COLUMN daily_dora_metrics.changes IS 'Changes with a lead time that came to production, each once: on the day when the last of their services had them.';
COMMENT ON COLUMN daily_dora_metrics.failed_deployments IS 'Of the deployments of the day those that a linked incident, a rollback or a hotfix followed, whenever; null without deployments.';
COMMENT ON COLUMN daily_dora_metrics.recovery_time_p50_seconds IS 'Median, of those that have recovered, until the first of: incident resolved, next rollback or hotfix; null without any.';
COMMENT ON COLUMN daily_dora_metrics.rework_deployments IS 'Rollbacks and hotfixes after an incident; null without deployments, and while the repository knows no incident.';
COMMENT ON COLUMN ${read}.stage_metrics.active_time_seconds IS 'Time in it where it is an active stage and nothing held the item up, whole seconds.';
COMMENT ON COLUMN ${read}.stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage or something held the item up, whole seconds.';
COMMENT ON COLUMN ${read}.incidents.service_id IS 'Service that it disturbs; the repository where it is not known which of several.';
COMMENT ON COLUMN ${read}.deployment_items.delivered_at IS 'When it brought these changes to production.';
COMMENT ON COLUMN ${read}.deployments.service_id IS 'Service; the repository where it is one of several services at once.';
COMMENT ON COLUMN ${read}.deployments.status IS 'queued, waiting, in_progress, success or failure: success once it succeeded, whatever came later; else the latest.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.deployments IS 'Successes that count; repeated ones do.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.changes IS 'Changes with a lead time that came to production, each once: on the day when the last of their services had them.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.failed_deployments IS 'Of the deployments of the day those that a linked incident, a rollback or a hotfix followed, whenever; null without deployments.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_p50_seconds IS 'Median, of those that have recovered, until the first of: incident resolved, next rollback or hotfix; null without any.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.rework_deployments IS 'Rollbacks and hotfixes after an incident; null without deployments, and while the repository knows no incident.';
--rollback COMMENT ON COLUMN stage_metrics.active_time_seconds IS 'Time in it where it is an active stage, whole seconds.';
--rollback COMMENT ON COLUMN stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage, whole seconds.';
--rollback COMMENT ON COLUMN incidents.service_id IS 'Service that it disturbs; null where that is not known.';
--rollback COMMENT ON COLUMN deployment_items.delivered_at IS 'When the first of these changes was in production.';
--rollback COMMENT ON COLUMN deployments.service_id IS 'Service.';
--rollback COMMENT ON COLUMN deployments.status IS 'Latest state: queued, waiting, in_progress, success, failure.';
--rollback COMMENT ON COLUMN daily_dora_metrics.deployments IS 'Successes.';
--rollback COMMENT ON COLUMN daily_dora_metrics.changes IS 'Changes delivered, each once.';
--rollback COMMENT ON COLUMN daily_dora_metrics.failed_deployments IS 'Null without a source of failures.';
--rollback COMMENT ON COLUMN daily_dora_metrics.recovery_time_p50_seconds IS 'Null without any.';
--rollback COMMENT ON COLUMN daily_dora_metrics.rework_deployments IS 'Null without an incident source.';
--rollback COMMENT ON COLUMN ${read}.stage_metrics.active_time_seconds IS 'Time in it where it is an active stage, whole seconds.';
--rollback COMMENT ON COLUMN ${read}.stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage, whole seconds.';
--rollback COMMENT ON COLUMN ${read}.incidents.service_id IS 'Service that it disturbs; null where that is not known.';
--rollback COMMENT ON COLUMN ${read}.deployment_items.delivered_at IS 'When the first of these changes was in production.';
--rollback COMMENT ON COLUMN ${read}.deployments.service_id IS 'Service.';
--rollback COMMENT ON COLUMN ${read}.deployments.status IS 'Latest state: queued, waiting, in_progress, success, failure.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.deployments IS 'Successes.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.changes IS 'Changes delivered, each once.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.failed_deployments IS 'Null without a source of failures.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_p50_seconds IS 'Null without any.';
--rollback COMMENT ON COLUMN ${read}.daily_dora_metrics.rework_deployments IS 'Null without an incident source.';
