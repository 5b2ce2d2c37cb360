--liquibase formatted sql

--changeset weir:item-facts
--comment: Each fact of an item with what it did
CREATE TABLE item_facts (
    flow_item_id     uuid NOT NULL,
    fact_id          uuid NOT NULL,
    part             text NOT NULL DEFAULT '',
    tenant_id        text NOT NULL DEFAULT 'default',
    kind             text NOT NULL,
    subject          text NOT NULL,
    at               timestamptz NOT NULL,
    value            text,
    effect           text NOT NULL,
    stage            text,
    rule             text NOT NULL DEFAULT '',
    reason           text,
    rules_version    text NOT NULL DEFAULT '',
    row_version      bigint NOT NULL DEFAULT 0,
    source_topic     text,
    source_partition integer,
    source_offset    bigint,
    CONSTRAINT item_facts_pkey PRIMARY KEY (flow_item_id, fact_id, part),
    CONSTRAINT item_facts_key_length CHECK (octet_length(part) <= 2000)
);
COMMENT ON TABLE item_facts IS 'Each fact of an item with what it did to it, or why it did nothing.';
COMMENT ON COLUMN item_facts.flow_item_id IS 'Item; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN item_facts.fact_id IS 'UUIDv5 of tenant, instance, kind, subject and what tells it from its like.';
COMMENT ON COLUMN item_facts.part IS 'Which attribute of an observation, such as draft or label:x; empty for a moment.';
COMMENT ON COLUMN item_facts.tenant_id IS 'Tenant.';
COMMENT ON COLUMN item_facts.kind IS 'Kind, such as change.merged.';
COMMENT ON COLUMN item_facts.subject IS 'What it speaks of, such as owner/repo#12.';
COMMENT ON COLUMN item_facts.at IS 'Event time, by the tool''s clock.';
COMMENT ON COLUMN item_facts.value IS 'What was observed, or what tells the moment; long texts cut.';
COMMENT ON COLUMN item_facts.effect IS 'What it did: entered a stage, left, completed, cancelled, blocked, linked, none and the like.';
COMMENT ON COLUMN item_facts.stage IS 'Stage of the item from then on; null where it has none.';
COMMENT ON COLUMN item_facts.rule IS 'Row of the model that decided; see docs/model-map.md.';
COMMENT ON COLUMN item_facts.reason IS 'Why it had no effect, in words; null where it had one.';
COMMENT ON COLUMN item_facts.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN item_facts.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN item_facts.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN item_facts.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN item_facts.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX item_facts_pkey IS 'One row a fact and attribute, by item.';
COMMENT ON CONSTRAINT item_facts_key_length ON item_facts IS 'What an index can hold.';
GRANT SELECT, INSERT, UPDATE, DELETE ON item_facts TO weir_writer;
--rollback DROP TABLE item_facts;

--changeset weir:read-item-facts validCheckSum:any
--comment: What readers see of item_facts
CREATE VIEW ${read}.item_facts AS
SELECT flow_item_id,
       fact_id,
       part,
       tenant_id,
       kind,
       subject,
       at,
       value,
       effect,
       stage,
       rule,
       reason,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset
FROM ${generation}.item_facts;
COMMENT ON VIEW ${read}.item_facts IS 'What readers see of item_facts.';
COMMENT ON COLUMN ${read}.item_facts.flow_item_id IS 'Item; without a foreign key, for either may arrive first.';
COMMENT ON COLUMN ${read}.item_facts.fact_id IS 'UUIDv5 of tenant, instance, kind, subject and what tells it from its like.';
COMMENT ON COLUMN ${read}.item_facts.part IS 'Which attribute of an observation, such as draft or label:x; empty for a moment.';
COMMENT ON COLUMN ${read}.item_facts.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ${read}.item_facts.kind IS 'Kind, such as change.merged.';
COMMENT ON COLUMN ${read}.item_facts.subject IS 'What it speaks of, such as owner/repo#12.';
COMMENT ON COLUMN ${read}.item_facts.at IS 'Event time, by the tool''s clock.';
COMMENT ON COLUMN ${read}.item_facts.value IS 'What was observed, or what tells the moment; long texts cut.';
COMMENT ON COLUMN ${read}.item_facts.effect IS 'What it did: entered a stage, left, completed, cancelled, blocked, linked, none and the like.';
COMMENT ON COLUMN ${read}.item_facts.stage IS 'Stage of the item from then on; null where it has none.';
COMMENT ON COLUMN ${read}.item_facts.rule IS 'Row of the model that decided; see docs/model-map.md.';
COMMENT ON COLUMN ${read}.item_facts.reason IS 'Why it had no effect, in words; null where it had one.';
COMMENT ON COLUMN ${read}.item_facts.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN ${read}.item_facts.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN ${read}.item_facts.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN ${read}.item_facts.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN ${read}.item_facts.source_offset IS 'Offset of the source record.';
GRANT SELECT ON ${read}.item_facts TO weir_reader;
--rollback DROP VIEW ${read}.item_facts;
