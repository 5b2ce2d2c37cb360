package dev.weir.standalone.explain;

/** What is read of an item, each row a JSON object: the names are those of {@code -o json}. */
final class ItemSql {
  static final String ITEM =
      """
      SELECT json_build_object(
          'id', i.id, 'tenant', i.tenant_id, 'source', i.source, 'instance', i.instance,
          'external_id', i.external_id, 'url', i.url, 'title', i.title, 'author', i.author,
          'team', i.team_id, 'team_name', t.name, 'type', i.item_type, 'origin', i.origin,
          'labels', i.labels, 'status', i.status, 'stage', i.current_stage,
          'created_at', i.created_at, 'updated_at', i.updated_at, 'started_at', i.started_at,
          'completed_at', i.completed_at, 'cancelled_at', i.cancelled_at,
          'completion_basis', i.completion_basis,
          'lead_time_seconds', floor(extract(epoch FROM i.completed_at - i.created_at)),
          'flow_time_seconds', floor(extract(epoch FROM i.completed_at - i.started_at)),
          'active_seconds', i.active_seconds, 'wait_seconds', i.wait_seconds,
          'blocked_seconds', i.blocked_seconds,
          'rework_count', i.rework_count, 'post_delivery_rework', i.post_delivery_rework,
          'rules_version', i.rules_version)
      FROM flow_items i LEFT JOIN teams t ON t.tenant_id = i.tenant_id AND t.id = i.team_id
      WHERE i.id = ?
      """;

  /** What a visit lasted is told by the next one, since a cancelled item may be away between. */
  static final String VISITS =
      """
      SELECT json_build_object(
          'seq', v.seq, 'stage', v.to_stage, 'entered_at', v.transitioned_at,
          'left_at', v.left_at, 'rework', v.rework,
          'seconds', floor(extract(epoch FROM v.left_at - v.transitioned_at)))
      FROM (SELECT s.*, CASE WHEN n.seq IS NULL THEN i.cancelled_at
                             WHEN floor(extract(epoch FROM n.transitioned_at - s.transitioned_at))
                                  > n.duration_seconds
                             THEN s.transitioned_at + n.duration_seconds * interval '1 second'
                             ELSE n.transitioned_at END AS left_at
            FROM stage_transitions s
            JOIN flow_items i ON i.id = s.flow_item_id
            LEFT JOIN stage_transitions n
                ON n.flow_item_id = s.flow_item_id AND n.seq = s.seq + 1
            WHERE s.flow_item_id = ?) v
      ORDER BY v.seq
      """;

  static final String CHANGES =
      """
      SELECT c FROM flow_items i, jsonb_array_elements(i.changes) WITH ORDINALITY AS e(c, n)
      WHERE i.id = ? ORDER BY n
      """;

  static final String DEPLOYMENTS =
      """
      SELECT json_build_object(
          'id', d.deployment_id, 'external_id', p.external_id, 'service', p.service_id,
          'environment', p.environment, 'status', p.status, 'commit_sha', p.commit_sha,
          'finished_at', p.finished_at, 'delivered_at', d.delivered_at, 'changes', d.changes)
      FROM deployment_items d LEFT JOIN deployments p ON p.id = d.deployment_id
      WHERE d.flow_item_id = ? ORDER BY d.delivered_at, d.deployment_id
      """;

  static final String FACTS =
      """
      SELECT json_build_object(
          'fact_id', f.fact_id, 'part', f.part, 'kind', f.kind, 'subject', f.subject,
          'at', f.at, 'value', f.value, 'effect', f.effect, 'stage', f.stage,
          'rule', f.rule, 'reason', f.reason,
          'record', json_build_object('topic', f.source_topic, 'partition', f.source_partition,
                                       'offset', f.source_offset),
          'delivery', CASE WHEN w.id IS NOT NULL THEN json_build_object(
              'id', w.delivery_id, 'source', w.source, 'event_type', w.event_type,
              'received_at', w.received_at, 'webhook_event_id', w.id,
              'body_sha256', encode(w.body_sha256, 'hex'), 'bytes', octet_length(w.body)) END)
      FROM item_facts f
      LEFT JOIN webhook_events w
          ON w.source_partition = f.source_partition AND w.source_offset = f.source_offset
          AND w.source_topic = f.source_topic
      WHERE f.flow_item_id = ?
      ORDER BY f.at, f.source_partition, f.source_offset, f.kind, f.subject, f.part, f.fact_id
      """;

  static final String NEAR =
      """
      SELECT external_id FROM (
          (SELECT external_id FROM flow_items WHERE split_part(external_id, '#', 2) = ? LIMIT 2000)
          UNION
          (SELECT external_id FROM flow_items
           WHERE lower(split_part(external_id, '#', 1)) = ? LIMIT 2000)) near
      """;

  private ItemSql() {}
}
