/** Whether this text is a connection file without a password, so that it has to be asked for. */
export function lacksPassword(file: string): boolean {
  try {
    const content: unknown = JSON.parse(file);
    return typeof content === "object" && content !== null && !("password" in content && content.password);
  } catch {
    return false;
  }
}
