// PostgreSQL keeps the contract.

import { openDatabase } from '../../src/database/open.js';
import { aPostgresDatabase } from '../support/postgres.js';
import { keepsTheContract } from './contract.js';

keepsTheContract('PostgreSQL', async () => {
  const { url, remove } = await aPostgresDatabase();
  const database = await openDatabase(url);
  return {
    database,
    again: () => openDatabase(url),
    remove: async () => {
      await database.close();
      await remove();
    },
  };
});
