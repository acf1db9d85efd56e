/** Whether this text looks like a connection file without a password, so that it has to be asked for. */
export function lacksPassword(file: string): boolean {
  return /^\s*host\s*=|^\s*socket\s*=/m.test(file) && !/^\s*password\s*=/m.test(file);
}
