using System.Diagnostics;

namespace RevenueDashboard.Benchmarks;

/// <summary>A whole program run, as the operating system saw it.</summary>
internal sealed record ChildRun(TimeSpan Wall, long PeakBytes, string Output);

internal static class ChildProcess
{
    /// <exception cref="InvalidOperationException">The program failed; its message is in the exception.</exception>
    public static ChildRun Run(string program, IEnumerable<string> arguments, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, text) in environment ?? new Dictionary<string, string>()) start.Environment[name] = text;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var problems = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();

        // The kernel keeps the high-water mark; it has to be read while the process is there.
        var peak = 0L;
        while (!process.WaitForExit(10))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // Ended between the two calls: the last reading stands.
            }
        }

        process.WaitForExit();
        watch.Stop();
        return process.ExitCode == 0
            ? new ChildRun(watch.Elapsed, peak, output.GetAwaiter().GetResult())
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {problems.GetAwaiter().GetResult()}{output.GetAwaiter().GetResult()}");
    }
}
