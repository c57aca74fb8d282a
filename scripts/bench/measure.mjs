// Times one bench and the yardstick in turns, so that a machine whose speed drifts slows both alike.
const turns = 5;
const leastInputs = 10_000;

/**
 * `{ inputs, perSecond, p50, p99, ratio }`: median over the turns; `p50` and `p99` in microseconds per answer; `ratio` is the speed as a share
 * of the yardstick's, taken turn by turn. Throws when the inputs are fewer than 10,000 or not all distinct. With `atMostSeconds` there are fewer
 * inputs, and `seconds` is what the slowest of them cost.
 */
export function measure(bench, yardstick) {
  return bench.atMostSeconds === undefined ? measureMany(bench, yardstick) : measureWhole(bench, yardstick);
}

/**
 * What takes a good part of a second is timed input by input, in processor time: others at work on the machine would else count too. The slowest
 * is held against the limit.
 */
function measureWhole(bench, yardstick) {
  const inputs = bench.inputs();
  if (new Set(inputs.map((input) => JSON.stringify(input))).size < inputs.length) throw new Error(`${bench.name}: two inputs are the same`);
  bench.run(inputs[0]);
  const costs = inputs.map((input) => {
    const startedAt = process.cpuUsage();
    bench.run(input);
    const { user, system } = process.cpuUsage(startedAt);
    return user + system;
  });
  const slowest = Math.max(...costs);
  const perSecond = 1_000_000 / median(costs);
  const ratio = perSecond / speedOf(yardstick, yardstick.inputs());
  return { inputs: inputs.length, perSecond, p50: median(costs), p99: slowest, ratio, seconds: slowest / 1_000_000 };
}

function measureMany(bench, yardstick) {
  const inputs = bench.inputs();
  const distinct = new Set(inputs.map((input) => JSON.stringify(input))).size;
  if (distinct < leastInputs) throw new Error(`${bench.name}: ${distinct} distinct inputs, at least ${leastInputs} are needed`);
  const measuring = yardstick.inputs();
  speedOf(bench, inputs);
  speedOf(yardstick, measuring);
  const pairs = Array.from({ length: turns }, () => ({ own: speedOf(bench, inputs), other: speedOf(yardstick, measuring) }));
  return {
    inputs: distinct,
    perSecond: median(pairs.map(({ own }) => own)),
    ratio: median(pairs.map(({ own, other }) => own / other)),
    ...latencies(bench, inputs),
  };
}

/** Answers per second. What is answered is looked at, so that nothing can be optimised away. */
function speedOf({ run }, inputs) {
  let seen = 0;
  const startedAt = performance.now();
  for (const input of inputs) if (run(input) !== undefined) seen += 1;
  const milliseconds = performance.now() - startedAt;
  if (seen !== inputs.length) throw new Error(`${inputs.length - seen} inputs were not answered`);
  return (inputs.length / milliseconds) * 1000;
}

function latencies({ run }, inputs) {
  const times = inputs.map((input) => {
    const startedAt = performance.now();
    run(input);
    return (performance.now() - startedAt) * 1000;
  });
  times.sort((one, other) => one - other);
  return { p50: times[Math.floor(times.length * 0.5)], p99: times[Math.floor(times.length * 0.99)] };
}

function median(figures) {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)];
}
