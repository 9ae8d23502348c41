/**
 * Jest's environment for Node with globals that are as near as they are anywhere else. Its own puts a proxy behind the
 * globals of a test file, which every `Math`, `Map` or `Object` of every module then goes through: sixty times as long for
 * each, a third of all that tests compute, and most of what reading pictures takes. What the proxy is for, finding what is
 * to be given free after a file, is done by dropping the context.
 */
import vm from "node:vm";
import { TestEnvironment } from "jest-environment-node";

type Given = ConstructorParameters<typeof TestEnvironment>;

// oxlint-disable-next-line import/no-default-export -- jest calls it so
export default class PlainEnvironment extends TestEnvironment {
  constructor(...given: Given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
