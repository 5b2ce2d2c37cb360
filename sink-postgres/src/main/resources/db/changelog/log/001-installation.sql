--liquibase formatted sql

--changeset weir:installation
--comment: The mode is chosen at the first migration and never changes
CREATE TABLE installation (
    only_row boolean PRIMARY KEY DEFAULT true,
    mode     text NOT NULL,
    CONSTRAINT installation_one_row CHECK (only_row),
    CONSTRAINT installation_mode CHECK (mode IN ('plain', 'timescaledb'))
);
INSERT INTO installation (mode) VALUES ('${mode}');
COMMENT ON TABLE installation IS 'What this database is. One row, written by the first migration.';
COMMENT ON COLUMN installation.only_row IS 'Always true: there is one row.';
COMMENT ON COLUMN installation.mode IS 'plain: native partitions; timescaledb: hypertables. Migrations refuse another one.';
COMMENT ON INDEX installation_pkey IS 'There is one row.';
GRANT USAGE ON SCHEMA ${log} TO weir_writer;
GRANT SELECT ON installation TO weir_writer;
--rollback DROP TABLE installation;
--rollback REVOKE USAGE ON SCHEMA ${log} FROM weir_writer;
