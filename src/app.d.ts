declare global {
	namespace App {}

	interface Window {
		/** File System Access; missing in some browsers. */
		showDirectoryPicker: (options?: { id?: string; mode?: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
	}
}

export {};
