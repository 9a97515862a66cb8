declare global {
	namespace App {
		interface Locals {
			/** Of this request alone: its lines in the log are found by it. */
			requestId?: string;
		}

		interface Platform {
			/** What Node was asked; not there in the development server. */
			req?: import('node:http').IncomingMessage;
		}
	}

	interface Window {
		/** File System Access; missing in some browsers. */
		showDirectoryPicker: (options?: { id?: string; mode?: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
	}
}

export {};
