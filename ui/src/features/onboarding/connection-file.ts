/** Whether this text looks like a connection file without a password. */
export function lacksPassword(file: string): boolean {
  return /^\s*host\s*=|^\s*socket\s*=/m.test(file) && !/^\s*password\s*=/m.test(file);
}

/** Whether this host is this computer, so that no network is involved. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host.trim());
}
