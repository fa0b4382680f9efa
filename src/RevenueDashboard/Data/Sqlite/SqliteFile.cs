namespace RevenueDashboard.Data.Sqlite;

/// <summary>The database as a file of the operating system.</summary>
internal static class SqliteFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Takes the lock that goes with its process. The file of the lock stays: deleting it would let two processes lock two files of one name.</summary>
    /// <exception cref="TimeoutException">Somebody else kept it for a minute.</exception>
    public static async Task<IDisposable> LockAsync(string file, TimeProvider time, CancellationToken cancellation)
    {
        CreateFolder(Path.GetDirectoryName(file)!);
        var lockFile = file + ".lock";
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return Open(lockFile, FileShare.None);
            }
            catch (IOException) when (File.Exists(lockFile))
            {
                if (time.GetElapsedTime(start) > Patience) throw new TimeoutException($"Another program keeps {lockFile} locked: it is migrating the same database.");
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
            }
        }
    }

    /// <summary>Creates the file when it is missing, and lets nobody but its owner read it. SQLite gives its log files the same mode.</summary>
    public static void Protect(string file)
    {
        Open(file, FileShare.ReadWrite).Dispose();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    // A folder that exists keeps its mode: it may be shared, and it is not ours.
    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string file, FileShare share)
    {
        var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, how);
    }
}
