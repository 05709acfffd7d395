// The configuration that dependency-cruiser reads; the law itself is roomLaw.cjs.
const { rulesFor, options } = require('./roomLaw.cjs');

module.exports = { forbidden: rulesFor('src'), options };
