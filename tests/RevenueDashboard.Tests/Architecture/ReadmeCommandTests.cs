using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RevenueDashboard.Tests.Architecture;

/// <summary>What README tells a new user to type works as it stands there.</summary>
public sealed partial class ReadmeCommandTests
{
    private static readonly List<string> Commands = [.. Fences().Matches(File.ReadAllText(Repository.PathOf("README.md")))
        .SelectMany(fence => fence.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public static TheoryData<string> CommandLines() => [.. Commands.Where(command => command.Contains("RevenueDashboard.Cli", StringComparison.Ordinal))];

    [Fact]
    public void Two_commands_start_the_product_and_pass_the_tests()
    {
        Assert.Contains("dotnet run --project src/RevenueDashboard.Web -- --demo", Commands);
        Assert.Contains("dotnet test", Commands);
        Assert.Contains("\ndotnet test ", File.ReadAllText(Repository.PathOf(".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_command_serves_the_sample_book()
    {
        using var process = Start(Commands.Single(command => command.EndsWith("--demo", StringComparison.Ordinal)), "--urls", "http://127.0.0.1:0");
        try
        {
            string? address = null;
            while (address is null && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (Address().Match(line) is { Success: true } found) address = found.Value;
            }

            Assert.NotNull(address);
            using var browser = new HttpClient();
            var page = await browser.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
            Assert.Contains("ByteDance", page, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task The_script_commands_end_well(string command)
    {
        var folder = Directory.CreateTempSubdirectory("revenue-readme-");
        try
        {
            using var process = Start(command, "--database", $"Data Source={Path.Combine(folder.FullName, "revenue.db")}");
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(0, process.ExitCode);
            Assert.NotEmpty(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As README has it, but with what these tests were built with: building again would build under their feet.
    private static Process Start(string command, params string[] more)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var words = command.Split(' ');
        Assert.Equal(["dotnet", "run"], words[..2]);
        return Process.Start(new ProcessStartInfo("dotnet", ["run", "--no-build", "--configuration", configuration, .. words[2..], .. more])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"(?<=Sample book at )http://\S+")]
    private static partial Regex Address();
}
