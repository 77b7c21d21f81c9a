import type { Driver } from 'kysely';

/**
 * Sees to it that a pool gets every connection back. By itself a transaction that cannot begin or roll back, because
 * its connection is lost, keeps the connection's place in the pool for ever: when all places are taken, whoever wants
 * to write waits without end.
 */
export function givingBack(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  driver.beginTransaction = async (connection, settings) => {
    try {
      await begin(connection, settings);
    } catch (fault) {
      await driver.releaseConnection(connection);
      throw fault;
    }
  };
  // PostgreSQL rolls back by itself what a lost connection has begun.
  driver.rollbackTransaction = (connection) => rollback(connection).catch(() => {});
  return driver;
}
