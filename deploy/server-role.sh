#!/bin/sh
# Run once by the image of PostgreSQL, when the database is made: the role of the nodes, which writes rows and nothing else.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=password="$KETNAP_SERVER_PASSWORD" <<'SQL'
CREATE ROLE ketnap_server LOGIN PASSWORD :'password';
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ketnap_server;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ketnap_server;
SQL
