import { GenericContainer, getContainerRuntimeClient } from 'testcontainers'
import { projectFolder } from './container.ts'

export const imageName = 'ticket-gateway:test'

/** Builds the image as `docker build .` does; what did not change comes from the cache. */
export function buildImage(): Promise<GenericContainer> {
  return GenericContainer.fromDockerfile(projectFolder)
    .withBuildkit()
    .build(imageName, { deleteOnExit: false })
}

/** What the engine says about a container, also about one that has ended. */
export async function inspect(id: string) {
  const { container } = await getContainerRuntimeClient()
  return container.getById(id).inspect()
}
