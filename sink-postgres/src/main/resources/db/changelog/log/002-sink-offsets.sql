--liquibase formatted sql

--changeset weir:sink-offsets
--comment: Where each partition is continued; moved by the transaction that writes its rows
CREATE TABLE sink_offsets (
    topic_id    text        NOT NULL,
    "partition" integer     NOT NULL,
    topic       text        NOT NULL,
    next        bigint      NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sink_offsets_pkey PRIMARY KEY (topic_id, "partition"),
    CONSTRAINT sink_offsets_next CHECK (next >= 0)
) WITH (fillfactor = 50);
COMMENT ON TABLE sink_offsets IS 'Next offset to read, per topic id and partition. Moved first in each transaction: no row moved means that another instance took over.';
COMMENT ON COLUMN sink_offsets.topic_id IS 'Kafka''s id of the topic: a topic made anew starts from its beginning.';
COMMENT ON COLUMN sink_offsets."partition" IS 'Partition.';
COMMENT ON COLUMN sink_offsets.topic IS 'Name of the topic, for people.';
COMMENT ON COLUMN sink_offsets.next IS 'Offset of the next record to read.';
COMMENT ON COLUMN sink_offsets.updated_at IS 'Wall clock of the last move.';
COMMENT ON INDEX sink_offsets_pkey IS 'One row a partition.';
GRANT SELECT, INSERT, UPDATE ON sink_offsets TO weir_writer;
--rollback DROP TABLE sink_offsets;
