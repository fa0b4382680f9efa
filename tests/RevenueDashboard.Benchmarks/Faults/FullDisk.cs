using System.Globalization;
using System.Net;
using System.Text;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>
/// A disk that runs full while a file comes in: of the book, or of temporary files. The file is answered with 507 and advice, pages go on, and once there
/// is space the same file goes in without a restart. Needs the right to mount.
/// </summary>
internal static class FullDisk
{
    private const int Rows = 120_000;

    public static async Task<FaultResult> OfTheBookAsync(string program, string folder)
    {
        using var disk = SmallDisk.Mount(folder, megabytes: 6);
        using var server = await ServerProcess.StartAsync(program, Path.Combine(disk.Path, "revenue.db"));
        return await CheckAsync("the book's disk is full", server, disk);
    }

    public static async Task<FaultResult> OfTemporaryFilesAsync(string program, string folder)
    {
        using var disk = SmallDisk.Mount(folder, megabytes: 2);
        using var server = await ServerProcess.StartAsync(program, Path.Combine(folder, "revenue.db"), disk.Path);
        return await CheckAsync("the disk of temporary files is full", server, disk);
    }

    private static async Task<FaultResult> CheckAsync(string fault, ServerProcess server, SmallDisk disk)
    {
        var wrong = new List<string>();
        var small = File("2024-01", 10);
        if ((await server.SendAsync("small.csv", small)).Status != HttpStatusCode.Created) wrong.Add("a small file did not fit");

        var large = File("2024-02", Rows);
        var (status, _, body) = await server.SendAsync("large.csv", large);
        if (status != HttpStatusCode.InsufficientStorage) wrong.Add($"answered {(int)status}, not 507");
        if (!body.Contains("disk is full", StringComparison.Ordinal)) wrong.Add("no advice");

        foreach (var page in (string[])["/", "/imports", "/concentration"])
        {
            if (await server.GetAsync(page) is var read && read != HttpStatusCode.OK) wrong.Add($"{page} answered {(int?)read}");
        }

        disk.Grow(megabytes: 400);
        var (later, _, _) = await server.SendAsync("large.csv", large);
        if (later != HttpStatusCode.Created) wrong.Add($"with space again it answered {(int)later}");
        if (!server.IsRunning) wrong.Add("the server ended");
        return new FaultResult(fault, string.Create(CultureInfo.InvariantCulture, $"{(int)status} for a file of {large.Length / 1e6:0.0} MB, pages go on, {(int)later} once there is space, no restart"), wrong);
    }

    private static byte[] File(string month, int rows)
    {
        var text = new StringBuilder("month,customer,product,amount\n");
        for (var row = 0; row < rows; row++) text.Append(CultureInfo.InvariantCulture, $"{month},Customer {row} {(uint)HashCode.Combine(row, month)},Compute,{row}.25\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>A file system in memory, as large as it is said to be.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount(string folder, int megabytes)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(folder, "disk")).FullName;
        ChildProcess.Run("mount", ["-t", "tmpfs", "-o", Size(megabytes), "tmpfs", path]);
        return new SmallDisk(path);
    }

    public void Grow(int megabytes) => ChildProcess.Run("mount", ["-o", "remount," + Size(megabytes), Path]);

    public void Dispose() => ChildProcess.Run("umount", ["-l", Path]);

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
}
