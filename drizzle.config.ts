// Which schema `drizzle-kit` works on: PostgreSQL's when DATABASE_URL names one, else SQLite's. `npm run migrations` does both.

import { defineConfig } from 'drizzle-kit';

const engine = process.env['DATABASE_URL']?.startsWith('postgres') ? 'postgres' : 'sqlite';

export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/database/schema.${engine}.ts`,
  out: `./db/migrations/${engine}`,
});
