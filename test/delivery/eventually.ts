// Waits for a fact that another process brings about, without a fixed sleep.

/** Asks until it holds; the limit only ends a test that fails. */
export async function eventually(holds: () => Promise<void>, withinMilliseconds = 30_000): Promise<void> {
  const end = Date.now() + withinMilliseconds;
  for (;;) {
    try {
      await holds();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
