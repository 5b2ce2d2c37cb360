--liquibase formatted sql

--changeset weir:ensure-webhook-partition splitStatements:false
--comment: Partitions on demand. CREATE LIKE and ATTACH leave readers and writers of the table alone
CREATE FUNCTION ensure_webhook_partition(received timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${log}, pg_temp AS $$
DECLARE
    week_start timestamptz;
    partition_name text;
BEGIN
    IF received IS NULL OR received < timestamptz '2005-01-01 00:00:00+00'
                        OR received >= timestamptz '2100-01-01 00:00:00+00' THEN
        RAISE EXCEPTION 'no partition for a receipt at %', received
            USING ERRCODE = 'datetime_field_overflow';
    END IF;
    week_start := date_bin(interval '7 days', received, timestamptz '2001-01-01 00:00:00+00');
    partition_name := 'webhook_events_p' || to_char(week_start AT TIME ZONE 'UTC', 'YYYYMMDD');
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN partition_name;
    END IF;
    -- One at a time. Taking a table's lock also tells this session what others have made meanwhile.
    LOCK TABLE webhook_events IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(partition_name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE webhook_events INCLUDING ALL)', partition_name);
        EXECUTE format('COMMENT ON TABLE %I IS %L', partition_name,
            'webhook_events received in the 7 days from ' || to_char(week_start AT TIME ZONE 'UTC', 'YYYY-MM-DD'));
        EXECUTE format('ALTER TABLE webhook_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            partition_name, week_start, week_start + interval '168 hours');
    END IF;
    RETURN partition_name;
END
$$;
REVOKE ALL ON FUNCTION ensure_webhook_partition(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_webhook_partition(timestamptz) TO weir_writer;
COMMENT ON FUNCTION ensure_webhook_partition(timestamptz) IS 'Makes the partition of webhook_events that holds an instant, unless it is there, and names it. Instants from 2005 to 2099.';
--rollback DROP FUNCTION ensure_webhook_partition(timestamptz);
