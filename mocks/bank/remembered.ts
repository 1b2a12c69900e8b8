/** A pure function of one value that keeps its answers: a million rows share a few hundred days. */
export function remembered<Value, Answer>(answer: (value: Value) => Answer): (value: Value) => Answer {
  const answers = new Map<Value, Answer>();
  return (value) => {
    const known = answers.get(value);
    if (known !== undefined) return known;
    const fresh = answer(value);
    answers.set(value, fresh);
    return fresh;
  };
}
