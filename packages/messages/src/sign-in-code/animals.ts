/** Short, friendly, told apart by ear and eye; none that is an insult, an illness or another one's plural. */
export const ANIMALS: readonly string[] = `
alpaca antelope armadillo badger barbel beaver bison blackbird bluebird bobcat buffalo bumblebee
bunny butterfly camel canary caribou carp cheetah chickadee chicken chinchilla chipmunk cicada clownfish
cockatoo cod condor coyote crab crane cricket cuckoo curlew dingo dolphin donkey dormouse dove
dragonfly duckling eagle egret elephant elk emu falcon fawn ferret finch firefly flamingo foal
fox frog gazelle gecko gerbil gibbon giraffe goldfish goose gosling gopher grouse guppy hamster
hare hedgehog heron herring hippo horse hummingbird ibex ibis iguana impala jackdaw jaguar jay
kangaroo kestrel kingfisher kitten kiwi koala lamb lark lemur leopard limpet linnet lion lizard
llama lobster lynx macaw magpie manatee marmot marten meerkat mole mongoose moose narwhal newt
nightingale ocelot octopus okapi oriole osprey ostrich otter owl oyster panda panther parrot peacock
pelican penguin pheasant pony porpoise possum puffin puma quail rabbit raccoon raven reindeer robin
salamander salmon sandpiper seahorse seal sparrow squirrel starfish starling stork swallow swan tapir
tiger toucan trout turtle walrus warbler wombat woodpecker wren yak zebra
`
  .trim()
  .split(/\s+/);
