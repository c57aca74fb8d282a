// Says which room may import what, so that the layout cannot erode one convenient import at a time.
// A room's rule lists everything it may import; what is not listed is refused. Specs follow the rules of their room
// except for what only tests have (fast-check, node built-ins, libs/testing).
const { rooms, bans, shape } = require('./scripts/import-rules/index.cjs');
const { resolution } = require('./scripts/import-rules/resolution.cjs');

module.exports = {
  forbidden: [...shape, ...rooms, ...bans],
  options: { ...resolution, tsPreCompilationDeps: true },
};
