// Gathers the import rules: what each room may import, what nobody may import, and the shape of the whole.
const { rooms } = require('./rooms.cjs');
const { bans } = require('./bans.cjs');
const { shape } = require('./shape.cjs');

module.exports = { rooms, bans, shape };
