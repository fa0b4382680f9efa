using System.Globalization;

namespace RevenueDashboard.Web.Jobs;

/// <summary>The watched folder and the three in it that files are moved to.</summary>
internal sealed class InboxFolder(string path)
{
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Waiting = "waiting";

    private const int LongestName = 120;

    /// <summary>The files to import, in the order of their names. Folders, links and hidden files are left alone.</summary>
    public static IReadOnlyList<FileInfo> FilesOf(string path) =>
        [.. new DirectoryInfo(path).EnumerateFiles().Where(file => file.Name[0] != '.' && !file.Attributes.HasFlag(FileAttributes.ReparsePoint)).OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>Moves a file, with the number of its batch before its name. Nothing is ever written over. A file that was changed since it was read stays: it is another one.</summary>
    public void Move(FileInfo file, string folder, int? batch)
    {
        if (IsChanged(file)) return;
        Take(file.FullName, FolderOf(folder), NameOf(file, batch));
    }

    /// <summary>Moves a file to those that were refused, its problems beside it.</summary>
    public async Task RefuseAsync(FileInfo file, int batch, Func<Stream, Task> writeProblems)
    {
        if (IsChanged(file)) return;

        var folder = FolderOf(Refused);
        var name = NameOf(file, batch);
        // First under another name: who looks into the folder never finds half a file.
        var part = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var stream = new FileStream(part, Private(FileMode.CreateNew))) await writeProblems(stream);
            Take(part, folder, name + ".problems.csv");
        }
        finally
        {
            File.Delete(part);
        }

        Take(file.FullName, folder, name);
    }

    private string FolderOf(string name)
    {
        var folder = Path.Combine(path, name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    private static bool IsChanged(FileInfo file)
    {
        var now = new FileInfo(file.FullName);
        return !now.Exists || now.Length != file.Length || now.LastWriteTimeUtc != file.LastWriteTimeUtc;
    }

    private static void Take(string from, string folder, string name)
    {
        for (var number = 1; ; number++)
        {
            var to = Path.Combine(folder, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}"));
            if (Path.Exists(to)) continue;

            try
            {
                File.Move(from, to, overwrite: false);
                return;
            }
            catch (IOException) when (Path.Exists(to) && File.Exists(from))
            {
                // Somebody else took the name between the two lines.
            }
        }
    }

    // Letters and digits of any script stay; whatever a shell or another system might stumble over does not.
    private static string NameOf(FileInfo file, int? batch)
    {
        var plain = new string([.. file.Name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_')]);
        var extension = Path.GetExtension(plain);
        var stem = Path.GetFileNameWithoutExtension(plain);
        if (extension.Length > 10) (stem, extension) = (plain, "");
        if (stem.Length > LongestName) stem = stem[..LongestName];
        return batch is null ? stem + extension : string.Create(CultureInfo.InvariantCulture, $"{batch} {stem}{extension}");
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return how;
    }
}
