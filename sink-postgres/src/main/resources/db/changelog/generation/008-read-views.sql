--liquibase formatted sql

--changeset weir:read-schema validCheckSum:any
--comment: Readers see views by plain name; a switch of generations renames this schema
GRANT USAGE ON SCHEMA ${read} TO weir_reader, weir_writer;
--rollback REVOKE USAGE ON SCHEMA ${read} FROM weir_reader, weir_writer;

--changeset weir:read-views validCheckSum:any
--comment: One view a table
CREATE VIEW ${read}.teams AS
SELECT id,
       tenant_id,
       name,
       description,
       wip_limit,
       target_flow_time_hours,
       target_flow_time_seconds,
       target_flow_efficiency_percent,
       created_at,
       updated_at,
       config,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.teams;
COMMENT ON VIEW ${read}.teams IS 'What readers see of teams.';
COMMENT ON COLUMN ${read}.teams.id IS 'Team.';
COMMENT ON COLUMN ${read}.teams.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.teams.name IS 'Name.';
COMMENT ON COLUMN ${read}.teams.description IS 'Description.';
COMMENT ON COLUMN ${read}.teams.wip_limit IS 'Limit of items in progress; null: none.';
COMMENT ON COLUMN ${read}.teams.target_flow_time_hours IS 'Target of the flow time in whole hours, rounded; null: none.';
COMMENT ON COLUMN ${read}.teams.target_flow_time_seconds IS 'The same, exact.';
COMMENT ON COLUMN ${read}.teams.target_flow_efficiency_percent IS 'Target of the flow efficiency; null: none.';
COMMENT ON COLUMN ${read}.teams.created_at IS 'First day with metrics, null while there is none: a function of daily_team_metrics.';
COMMENT ON COLUMN ${read}.teams.updated_at IS 'Last day with metrics, likewise.';
COMMENT ON COLUMN ${read}.teams.config IS 'Its section of the value-stream file.';
COMMENT ON COLUMN ${read}.teams.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.teams.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.teams.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.teams.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.teams.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.teams TO weir_reader;

CREATE VIEW ${read}.flow_items AS
SELECT id,
       tenant_id,
       source,
       instance,
       external_id,
       team_id,
       item_type,
       origin,
       title,
       description,
       url,
       author,
       story_points,
       current_stage,
       status,
       created_at,
       updated_at,
       started_at,
       completed_at,
       cancelled_at,
       completion_basis,
       active_seconds,
       wait_seconds,
       blocked_seconds,
       rework_count,
       post_delivery_rework,
       labels,
       changes,
       metadata,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.flow_items;
COMMENT ON VIEW ${read}.flow_items IS 'What readers see of flow_items.';
COMMENT ON COLUMN ${read}.flow_items.id IS 'UUIDv5 of tenant, instance and external id.';
COMMENT ON COLUMN ${read}.flow_items.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.flow_items.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN ${read}.flow_items.instance IS 'Host of the tool.';
COMMENT ON COLUMN ${read}.flow_items.external_id IS 'Such as owner/repo#12 or KEY-1.';
COMMENT ON COLUMN ${read}.flow_items.team_id IS 'Team that owns it.';
COMMENT ON COLUMN ${read}.flow_items.item_type IS 'feature, bug, chore, risk or unknown.';
COMMENT ON COLUMN ${read}.flow_items.origin IS 'human or bot, by its author. Flow figures leave bots'' items out.';
COMMENT ON COLUMN ${read}.flow_items.title IS 'Latest title.';
COMMENT ON COLUMN ${read}.flow_items.description IS 'Latest body.';
COMMENT ON COLUMN ${read}.flow_items.url IS 'Page of the item.';
COMMENT ON COLUMN ${read}.flow_items.author IS 'Account that created it.';
COMMENT ON COLUMN ${read}.flow_items.story_points IS 'Size, where the tool has one.';
COMMENT ON COLUMN ${read}.flow_items.current_stage IS 'Stage after the last fact; the last one where it was cancelled.';
COMMENT ON COLUMN ${read}.flow_items.status IS 'open, in_progress, completed or cancelled.';
COMMENT ON COLUMN ${read}.flow_items.created_at IS 'Creation by the tool''s clock; the default serves rows written by hand.';
COMMENT ON COLUMN ${read}.flow_items.updated_at IS 'Time of the latest fact about it; likewise.';
COMMENT ON COLUMN ${read}.flow_items.started_at IS 'First entry to stages 2 to 7.';
COMMENT ON COLUMN ${read}.flow_items.completed_at IS 'Start of the production visit that still stands.';
COMMENT ON COLUMN ${read}.flow_items.cancelled_at IS 'When it was cancelled.';
COMMENT ON COLUMN ${read}.flow_items.completion_basis IS 'deployment, release, tag, merge, close, before_records or closed.';
COMMENT ON COLUMN ${read}.flow_items.active_seconds IS 'In active stages between started and completed; null until completed.';
COMMENT ON COLUMN ${read}.flow_items.wait_seconds IS 'In wait stages likewise; blocked time counts as wait.';
COMMENT ON COLUMN ${read}.flow_items.blocked_seconds IS 'Blocked likewise.';
COMMENT ON COLUMN ${read}.flow_items.rework_count IS 'Transitions back that count as rework.';
COMMENT ON COLUMN ${read}.flow_items.post_delivery_rework IS 'Changes opened or reopened after its completion.';
COMMENT ON COLUMN ${read}.flow_items.labels IS 'Latest labels, sorted.';
COMMENT ON COLUMN ${read}.flow_items.changes IS 'Its changes by creation: opened, merged, landed, in production, first commit.';
COMMENT ON COLUMN ${read}.flow_items.metadata IS 'Room for what has no column.';
COMMENT ON COLUMN ${read}.flow_items.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.flow_items.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.flow_items.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.flow_items.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.flow_items.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.flow_items TO weir_reader;

CREATE VIEW ${read}.stage_transitions AS
SELECT id,
       tenant_id,
       flow_item_id,
       team_id,
       seq,
       from_stage,
       to_stage,
       transitioned_at,
       duration_seconds,
       rework,
       triggered_by,
       event_type,
       event_payload,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.stage_transitions;
COMMENT ON VIEW ${read}.stage_transitions IS 'What readers see of stage_transitions.';
COMMENT ON COLUMN ${read}.stage_transitions.id IS 'UUIDv5 of item and seq.';
COMMENT ON COLUMN ${read}.stage_transitions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.stage_transitions.flow_item_id IS 'Item.';
COMMENT ON COLUMN ${read}.stage_transitions.team_id IS 'Team of the item.';
COMMENT ON COLUMN ${read}.stage_transitions.seq IS 'From 1; the next one where a row written by hand names none.';
COMMENT ON COLUMN ${read}.stage_transitions.from_stage IS 'Stage before; null at first.';
COMMENT ON COLUMN ${read}.stage_transitions.to_stage IS 'Stage entered.';
COMMENT ON COLUMN ${read}.stage_transitions.transitioned_at IS 'Entry, by the tool''s clock.';
COMMENT ON COLUMN ${read}.stage_transitions.duration_seconds IS 'Time spent in from_stage, whole seconds.';
COMMENT ON COLUMN ${read}.stage_transitions.rework IS 'Entered by going back.';
COMMENT ON COLUMN ${read}.stage_transitions.triggered_by IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN ${read}.stage_transitions.event_type IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN ${read}.stage_transitions.event_payload IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN ${read}.stage_transitions.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.stage_transitions.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.stage_transitions.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.stage_transitions.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.stage_transitions.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.stage_transitions TO weir_reader;

CREATE VIEW ${read}.stage_metrics AS
SELECT id,
       tenant_id,
       flow_item_id,
       team_id,
       stage,
       started_at,
       ended_at,
       active_time_seconds,
       wait_time_seconds,
       flow_efficiency_percent,
       visits,
       blockers,
       metadata,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.stage_metrics;
COMMENT ON VIEW ${read}.stage_metrics IS 'What readers see of stage_metrics.';
COMMENT ON COLUMN ${read}.stage_metrics.id IS 'UUIDv5 of item and stage.';
COMMENT ON COLUMN ${read}.stage_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.stage_metrics.flow_item_id IS 'Item.';
COMMENT ON COLUMN ${read}.stage_metrics.team_id IS 'Team of the item.';
COMMENT ON COLUMN ${read}.stage_metrics.stage IS 'Stage.';
COMMENT ON COLUMN ${read}.stage_metrics.started_at IS 'First entry.';
COMMENT ON COLUMN ${read}.stage_metrics.ended_at IS 'Last exit; null while in it.';
COMMENT ON COLUMN ${read}.stage_metrics.active_time_seconds IS 'Time in it where it is an active stage, whole seconds.';
COMMENT ON COLUMN ${read}.stage_metrics.wait_time_seconds IS 'Time in it where it is a wait stage, whole seconds.';
COMMENT ON COLUMN ${read}.stage_metrics.flow_efficiency_percent IS '100 × active ÷ (active + wait); null while both are 0.';
COMMENT ON COLUMN ${read}.stage_metrics.visits IS 'How often it was entered.';
COMMENT ON COLUMN ${read}.stage_metrics.blockers IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN ${read}.stage_metrics.metadata IS 'The seed''s column.';
COMMENT ON COLUMN ${read}.stage_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.stage_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.stage_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.stage_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.stage_metrics.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.stage_metrics TO weir_reader;

CREATE VIEW ${read}.deployments AS
SELECT id,
       tenant_id,
       source,
       instance,
       external_id,
       service_id,
       team_id,
       environment,
       production,
       commit_sha,
       ref,
       status,
       created_at,
       started_at,
       finished_at,
       landed_at,
       redeploy,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.deployments;
COMMENT ON VIEW ${read}.deployments IS 'What readers see of deployments.';
COMMENT ON COLUMN ${read}.deployments.id IS 'UUIDv5 of tenant, instance, repository and the tool''s id.';
COMMENT ON COLUMN ${read}.deployments.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.deployments.source IS 'Source, as in the gateway''s path.';
COMMENT ON COLUMN ${read}.deployments.instance IS 'Host of the tool.';
COMMENT ON COLUMN ${read}.deployments.external_id IS 'Such as owner/repo/deployments/7.';
COMMENT ON COLUMN ${read}.deployments.service_id IS 'Service.';
COMMENT ON COLUMN ${read}.deployments.team_id IS 'Team of the service.';
COMMENT ON COLUMN ${read}.deployments.environment IS 'Environment as the tool names it.';
COMMENT ON COLUMN ${read}.deployments.production IS 'Whether it counts as production.';
COMMENT ON COLUMN ${read}.deployments.commit_sha IS 'Commit.';
COMMENT ON COLUMN ${read}.deployments.ref IS 'Branch or tag.';
COMMENT ON COLUMN ${read}.deployments.status IS 'Latest state: queued, waiting, in_progress, success, failure.';
COMMENT ON COLUMN ${read}.deployments.created_at IS 'Created.';
COMMENT ON COLUMN ${read}.deployments.started_at IS 'First in progress.';
COMMENT ON COLUMN ${read}.deployments.finished_at IS 'Earliest success, else the last failure.';
COMMENT ON COLUMN ${read}.deployments.landed_at IS 'When its commit landed; null where it never did: unattributed.';
COMMENT ON COLUMN ${read}.deployments.redeploy IS 'The same commit had succeeded there before.';
COMMENT ON COLUMN ${read}.deployments.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.deployments.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.deployments.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.deployments.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.deployments.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.deployments TO weir_reader;

CREATE VIEW ${read}.deployment_items AS
SELECT deployment_id,
       flow_item_id,
       tenant_id,
       delivered_at,
       changes,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.deployment_items;
COMMENT ON VIEW ${read}.deployment_items IS 'What readers see of deployment_items.';
COMMENT ON COLUMN ${read}.deployment_items.deployment_id IS 'Deployment; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN ${read}.deployment_items.flow_item_id IS 'Item delivered.';
COMMENT ON COLUMN ${read}.deployment_items.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.deployment_items.delivered_at IS 'When the first of these changes was in production.';
COMMENT ON COLUMN ${read}.deployment_items.changes IS 'External ids of the item''s changes that it delivered, sorted.';
COMMENT ON COLUMN ${read}.deployment_items.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.deployment_items.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.deployment_items.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.deployment_items.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.deployment_items.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.deployment_items TO weir_reader;

CREATE VIEW ${read}.daily_team_metrics AS
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
       source_offset
FROM ${generation}.daily_team_metrics;
COMMENT ON VIEW ${read}.daily_team_metrics IS 'What readers see of daily_team_metrics.';
COMMENT ON COLUMN ${read}.daily_team_metrics.id IS 'UUIDv5 of tenant, team and day.';
COMMENT ON COLUMN ${read}.daily_team_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.daily_team_metrics.team_id IS 'Team.';
COMMENT ON COLUMN ${read}.daily_team_metrics.metric_date IS 'UTC day.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_velocity IS 'Items completed in the 7 days that end with this one.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p50_hours IS 'Median flow time of the day''s completions, rounded.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p75_hours IS 'Likewise.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p95_hours IS 'Likewise.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p50_seconds IS 'The same, exact (linear interpolation).';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p75_seconds IS 'Likewise.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_p95_seconds IS 'Likewise.';
COMMENT ON COLUMN ${read}.daily_team_metrics.lead_time_p50_seconds IS 'Median of production less creation, exact.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_time_count IS 'Completions with a flow time.';
COMMENT ON COLUMN ${read}.daily_team_metrics.active_seconds IS 'Sum over the day''s completions.';
COMMENT ON COLUMN ${read}.daily_team_metrics.wait_seconds IS 'Sum over the day''s completions.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_efficiency_percent IS '100 × active ÷ (active + wait), a ratio of sums; null while both are 0.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_load IS 'Items in stages 2 to 7 at the day''s end.';
COMMENT ON COLUMN ${read}.daily_team_metrics.flow_load_stale IS 'Of these, older than stale_after.';
COMMENT ON COLUMN ${read}.daily_team_metrics.items_completed IS 'Completed.';
COMMENT ON COLUMN ${read}.daily_team_metrics.items_started IS 'Started.';
COMMENT ON COLUMN ${read}.daily_team_metrics.items_created IS 'Created.';
COMMENT ON COLUMN ${read}.daily_team_metrics.items_cancelled IS 'Cancelled.';
COMMENT ON COLUMN ${read}.daily_team_metrics.features_completed IS 'Completed of type feature.';
COMMENT ON COLUMN ${read}.daily_team_metrics.bugs_completed IS 'Completed of type bug.';
COMMENT ON COLUMN ${read}.daily_team_metrics.chores_completed IS 'Completed of type chore.';
COMMENT ON COLUMN ${read}.daily_team_metrics.risks_completed IS 'Completed of type risk.';
COMMENT ON COLUMN ${read}.daily_team_metrics.bot_items_completed IS 'Completed by bots; in no other figure.';
COMMENT ON COLUMN ${read}.daily_team_metrics.rework_count IS 'Transitions back on this day.';
COMMENT ON COLUMN ${read}.daily_team_metrics.calculated_at IS 'Wall clock of the last write.';
COMMENT ON COLUMN ${read}.daily_team_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.daily_team_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.daily_team_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.daily_team_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.daily_team_metrics.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.daily_team_metrics TO weir_reader;

CREATE VIEW ${read}.daily_dora_metrics AS
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
       source_offset
FROM ${generation}.daily_dora_metrics;
COMMENT ON VIEW ${read}.daily_dora_metrics IS 'What readers see of daily_dora_metrics.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.service_id IS 'Service.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.environment IS 'Environment; production for all of its members.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.metric_date IS 'UTC day.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.team_id IS 'Team of the service.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.deployments IS 'Successes.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.changes IS 'Changes delivered, each once.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p50_seconds IS 'Median change lead time (linear interpolation).';
COMMENT ON COLUMN ${read}.daily_dora_metrics.change_lead_time_p90_seconds IS '90th percentile, likewise.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.failed_deployments IS 'Null without a source of failures.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.recovery_time_p50_seconds IS 'Null without any.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.rework_deployments IS 'Null without an incident source.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.daily_dora_metrics.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.daily_dora_metrics TO weir_reader;

CREATE VIEW ${read}.webhook_events AS
SELECT id,
       tenant_id,
       source,
       instance,
       event_type,
       delivery_id,
       body_sha256,
       received_at,
       processed_at,
       processing_status,
       payload,
       body,
       headers,
       flow_item_id,
       error_message,
       retry_count,
       deliveries,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${log}.webhook_events;
COMMENT ON VIEW ${read}.webhook_events IS 'What readers see of webhook_events.';
COMMENT ON COLUMN ${read}.webhook_events.id IS 'UUIDv5 of tenant, source, delivery id and body hash.';
COMMENT ON COLUMN ${read}.webhook_events.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.webhook_events.source IS 'Source, as in the gateway''s path: github, jenkins, argocd, ...';
COMMENT ON COLUMN ${read}.webhook_events.instance IS 'Host of the tool.';
COMMENT ON COLUMN ${read}.webhook_events.event_type IS 'Event type with action, such as pull_request.closed; unknown where none was told.';
COMMENT ON COLUMN ${read}.webhook_events.delivery_id IS 'The tool''s delivery id, or the hash of the body where it sends none.';
COMMENT ON COLUMN ${read}.webhook_events.body_sha256 IS 'SHA-256 of the body, 32 bytes.';
COMMENT ON COLUMN ${read}.webhook_events.received_at IS 'When the gateway received it first.';
COMMENT ON COLUMN ${read}.webhook_events.processed_at IS 'Wall clock at which its outcome was written.';
COMMENT ON COLUMN ${read}.webhook_events.processing_status IS 'pending; processed: facts; ignored: none, or all refused; failed: dead-lettered.';
COMMENT ON COLUMN ${read}.webhook_events.payload IS 'The body as jsonb; null where jsonb refuses it.';
COMMENT ON COLUMN ${read}.webhook_events.body IS 'The exact bytes of the body, always.';
COMMENT ON COLUMN ${read}.webhook_events.headers IS 'Received headers that matter, names in lower case; never a signature.';
COMMENT ON COLUMN ${read}.webhook_events.flow_item_id IS 'The seed''s column; null: one delivery may bear on many items.';
COMMENT ON COLUMN ${read}.webhook_events.error_message IS 'Why it was ignored or dead-lettered.';
COMMENT ON COLUMN ${read}.webhook_events.retry_count IS 'How often it was sent again by redrive.';
COMMENT ON COLUMN ${read}.webhook_events.deliveries IS 'How many raw records carried it: repeats are counted, not stored.';
COMMENT ON COLUMN ${read}.webhook_events.rules_version IS 'Version of the rules that decided its outcome.';
COMMENT ON COLUMN ${read}.webhook_events.row_version IS 'Offset of the record that wrote the row last.';
COMMENT ON COLUMN ${read}.webhook_events.source_topic IS 'Topic of the first raw record.';
COMMENT ON COLUMN ${read}.webhook_events.source_partition IS 'Partition of the first raw record.';
COMMENT ON COLUMN ${read}.webhook_events.source_offset IS 'Offset of the first raw record.';
GRANT SELECT ON ${read}.webhook_events TO weir_reader;

--rollback DROP VIEW ${read}.webhook_events;
--rollback DROP VIEW ${read}.daily_dora_metrics;
--rollback DROP VIEW ${read}.daily_team_metrics;
--rollback DROP VIEW ${read}.deployment_items;
--rollback DROP VIEW ${read}.deployments;
--rollback DROP VIEW ${read}.stage_metrics;
--rollback DROP VIEW ${read}.stage_transitions;
--rollback DROP VIEW ${read}.flow_items;
--rollback DROP VIEW ${read}.teams;
