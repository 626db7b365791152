/** What has begun, or will. */
export interface Beginning<T> {
  /** Absent until it has begun. */
  readonly begun: T | undefined;
  /** Stops it; waits for a beginning under way, or what it starts would go on for ever. Nothing begins afterwards. */
  stop(): Promise<void>;
}

/** Begins something once `ready`, unless it was stopped before; what goes wrong is told to `failed`. */
export function beginWhen<T extends { stop(): Promise<void> }>(
  ready: Promise<void>,
  begin: () => Promise<T>,
  failed: (error: unknown) => void,
): Beginning<T> {
  let begun: T | undefined;
  let beginning: Promise<void> | undefined;
  let isStopped = false;
  ready
    .then(() => {
      if (isStopped) return;
      beginning = begin().then((running) => {
        begun = running;
      }, failed);
    })
    .catch(failed);
  return {
    get begun() {
      return begun;
    },
    async stop() {
      isStopped = true;
      await beginning;
      await begun?.stop();
    },
  };
}
