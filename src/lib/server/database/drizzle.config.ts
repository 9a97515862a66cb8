import { defineConfig } from 'drizzle-kit';

// `npm run migrations` compares the schema with the last migration and writes the next one.
export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/schema/*.ts',
	out: './src/lib/server/migrations',
	migrations: { prefix: 'index' },
});
