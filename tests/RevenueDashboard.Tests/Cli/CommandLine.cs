using System.Text.Json;
using RevenueDashboard.Cli;

namespace RevenueDashboard.Tests.Cli;

/// <summary>The command line on a book of its own, run inside the test.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("revenue-cli-").FullName;

    public string Database => $"Data Source={Path.Combine(_folder, "revenue.db")};Pooling=False";

    public async Task<Answer> RunAsync(params string[] arguments)
    {
        var (output, problems) = (new StringWriter(), new StringWriter());
        var code = await RevenueCommand.RunAsync([.. arguments, "--database", Database], output, problems);
        return new Answer(code, output.ToString(), problems.ToString());
    }

    /// <summary>Runs it with a person before it.</summary>
    /// <param name="typed">Each line that the person types.</param>
    public async Task<Answer> AskedAsync(string[] typed, params string[] arguments)
    {
        var (output, problems) = (new StringWriter(), new StringWriter());
        var code = await RevenueCommand.RunAsync([.. arguments, "--database", Database], output, problems, new StringReader(string.Join('\n', typed)));
        return new Answer(code, output.ToString(), problems.ToString());
    }

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal sealed record Answer(int Code, string Output, string Problems)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
