/** What the keyboard does, at the foot of a page that can be worked without a pointer. */
export function Keys({ of }: { of: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <p className="keys">
      {of.map(({ keys, does }) => (
        <span key={does}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{" "}
          {does}
        </span>
      ))}
    </p>
  );
}
