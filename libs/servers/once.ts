// Makes stopping something that may be asked for twice.

/** Runs `action` at the first call; every call gets the outcome of that one run. */
export function once<Result>(action: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
