/** Words to look for as they are: without what means "anything" to the database's LIKE. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
