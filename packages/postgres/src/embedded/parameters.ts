/**
 * How the embedded server runs; given at every start, so that a data directory made by an older Souk follows. What is
 * not named has PostgreSQL's default: every commit is on the disk before it is answered.
 */
export const parameters: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // A list is read in less time than it takes to start those who would help.
  max_parallel_workers_per_gather: '0',
  // Checkpoints are rare and spread out; recovery after a crash reads at most this much.
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
}
