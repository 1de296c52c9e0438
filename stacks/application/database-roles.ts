import { DATABASE_ROLES } from '../../modules/rds/database-roles';

const { application, logins, aiService } = DATABASE_ROLES;

/**
 * Ruby that creates the extensions of the database, as the master user. A migration may need them.
 * Environment: DATABASE_URL of the master user, DATABASE_EXTENSIONS separated by commas.
 */
export const CREATE_EXTENSIONS = `
db = PG.connect(ENV.fetch("DATABASE_URL"))
ENV.fetch("DATABASE_EXTENSIONS").split(",").each do |name|
  db.exec("CREATE EXTENSION IF NOT EXISTS " + db.quote_ident(name))
end
`.trim();

/**
 * Ruby that creates the roles of the services and their grants, as the master user; running it again changes nothing.
 * It needs no Rails, only the gem `pg`. Environment: DATABASE_URL of the master user, APPLICATION_DATABASE_URL of the
 * services, which names the role and has its password.
 *
 * PostgreSQL logs changes of roles, so the password is sent as the SCRAM-SHA-256 verifier that the client computes.
 * Rails runs `db:prepare` whenever a container starts. Without pending migrations it only reads, which is all that the
 * services may do with the tables of the migrations.
 *
 * @see PostgreSQL documentation, "CREATE ROLE", "GRANT", "ALTER DEFAULT PRIVILEGES" and "PQencryptPasswordConn"
 * @see Amazon RDS User Guide, "Understanding PostgreSQL roles and permissions"
 */
export const CREATE_ROLES = `
db = PG.connect(ENV.fetch("DATABASE_URL"))
services = ENV.fetch("APPLICATION_DATABASE_URL")
login, password = URI.parse(services).then { |url| [url.user, url.password] }
abort "#{login} is none of ${logins.join(', ')}." unless %w[${logins.join(' ')}].include?(login)

exists = ->(name) { db.exec_params("SELECT FROM pg_roles WHERE rolname = $1", [name]).ntuples > 0 }
create = ->(name, attributes) { db.exec("CREATE ROLE " + name + " " + attributes) unless exists.(name) }
connects = -> do
  PG.connect(services).close
  true
rescue PG::Error
  false
end

knows_login = exists.(login)
database = db.quote_ident(db.db)
db.transaction do
  # One migration at a time.
  db.exec("SELECT pg_advisory_xact_lock(hashtext('${application}'))")
  create.("${application}", "NOLOGIN")
  create.(login, "LOGIN IN ROLE ${application}")
  create.("${aiService}", "LOGIN PASSWORD NULL")
  db.exec(<<~SQL)
    REVOKE ALL ON DATABASE #{database} FROM PUBLIC;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT CONNECT ON DATABASE #{database} TO ${application};
    GRANT USAGE ON SCHEMA public TO ${application};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${application};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${application};
  SQL
  # Only what the master user owns: an extension may have put relations of its own into the schema.
  relations = ->(kinds) do
    db.exec_params(<<~SQL, [kinds]).column_values(0)
      SELECT oid::regclass FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = ANY (string_to_array($1, NULL)::"char"[])
        AND pg_get_userbyid(relowner) = current_user
    SQL
  end
  relations.("rpvm").each { |name| db.exec("GRANT SELECT, INSERT, UPDATE, DELETE ON #{name} TO ${application}") }
  relations.("S").each { |name| db.exec("GRANT USAGE, SELECT ON SEQUENCE #{name} TO ${application}") }
  db.exec("REVOKE INSERT, UPDATE, DELETE ON schema_migrations, ar_internal_metadata FROM ${application}")
  # Before PostgreSQL 16 nobody needs this; after an upgrade the master user could not change the roles without it.
  if db.server_version < 160000
    [login, "${application}", "${aiService}"].each { |name| db.exec("GRANT #{name} TO CURRENT_USER WITH ADMIN OPTION") }
  end
end

unless knows_login && connects.()
  verifier = db.encrypt_password(password, login, "scram-sha-256")
  db.exec("ALTER ROLE #{login} PASSWORD " + db.escape_literal(verifier))
end
abort "#{login} cannot connect with APPLICATION_DATABASE_URL." unless connects.()
puts "#{login} can connect."
`.trim();

/**
 * What the migration task runs. The scripts are environment variables, so that no shell has to quote them.
 */
export const MIGRATION_COMMAND = [
  'bundle exec ruby -r pg -e "$CREATE_EXTENSIONS"',
  'bundle exec rails db:migrate',
  'bundle exec ruby -r pg -r uri -e "$CREATE_ROLES"',
].join(' && ');
