import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { getContainerRuntimeClient } from 'testcontainers'
import { projectFolder } from './container.ts'

export const imageName = 'ticket-gateway:test'

/** Builds the image as people do; what did not change comes from the cache, and what fails says why. */
export async function buildImage(): Promise<void> {
  await promisify(execFile)('docker', ['build', '--tag', imageName, projectFolder], {
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** What the engine says about a container, also about one that has ended. */
export async function inspect(id: string) {
  const { container } = await getContainerRuntimeClient()
  return container.getById(id).inspect()
}
