/** Whether API tokens go with the old password. */
export function EndTokens() {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input type="checkbox" name="endTokens" className="mt-0.5 size-4 accent-(--accent)" />
      <span>
        End my API tokens too
        <span className="block text-ink-soft">
          Scripts that use them stop working. Do it if somebody else may know your password.
        </span>
      </span>
    </label>
  );
}
