/**
 * For the small machine that an embedded database is made for: two cores, shared with Node. What
 * touches safety (fsync, full_page_writes, synchronous_commit) keeps PostgreSQL's safe defaults.
 */
export const defaultSettings: Record<string, string> = {
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  // Nothing replicates an embedded database, and bulk loads write far less this way.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '2GB',
  wal_compression: 'pglz',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // A second core spent on one query is a core taken from Node.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

/** Speed where the data may be lost with the machine: what makes a commit durable is switched off. */
export const throwawaySettings: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};
