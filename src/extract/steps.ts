/** Work in short steps, so that other work finds its turn between them. */
export type Steps<T> = Generator<void, T>;

/** Does all the steps at once. */
export function finish<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
