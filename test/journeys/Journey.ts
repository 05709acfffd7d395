// Steps of a story: each is tried, timed and told; the story stops at the first that fails.

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly problem: string | null;
}

export class Journey {
  readonly results: StepResult[] = [];

  /** Runs one step; throws what it threw, after noting it. */
  async step(name: string, act: () => Promise<void>): Promise<void> {
    const started = performance.now();
    const note = (problem: string | null): void => {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      this.results.push({ name, ok: problem === null, seconds, problem });
      process.stdout.write(
        `${problem === null ? 'ok    ' : 'FAILED'} ${name} (${String(seconds)} s)\n`,
      );
      if (problem !== null) process.stdout.write(`       ${problem}\n`);
    };
    try {
      await act();
    } catch (error) {
      note(
        error instanceof Error
          ? error.message.split('\n').slice(0, 12).join('\n       ')
          : String(error),
      );
      throw error;
    }
    note(null);
  }
}
