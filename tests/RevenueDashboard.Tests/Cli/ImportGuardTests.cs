using System.Diagnostics;
using System.Text.Json;
using RevenueDashboard.Tests.Architecture;

namespace RevenueDashboard.Tests.Cli;

/// <summary>What <c>revenue import</c> says of a file that does not fit the book, and of one that waits for somebody else.</summary>
public sealed class ImportGuardTests : IDisposable
{
    private const string Header = "month,customer,product,amount,currency\n";

    private readonly CommandLine revenue = new();

    public void Dispose() => revenue.Dispose();

    [Fact]
    public async Task A_customer_that_is_missing_is_asked_about_with_its_share_and_can_be_accepted()
    {
        await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-03,A,P,60,USD\n2024-03,B,P,20,USD\n2024-03,C,P,10,USD\n2024-03,D,P,10,USD\n"), "--yes");
        var april = revenue.File("b.csv", Header + "2024-04,A,P,60,USD\n2024-04,C,P,10,USD\n2024-04,D,P,10,USD\n");

        var asked = await revenue.RunAsync("import", april, "--yes");
        var accepted = await revenue.RunAsync("import", april, "--yes", "--answer", "customer-missing=accept");

        Assert.Equal(3, asked.Code);
        Assert.Contains("B: 20.00 USD, 20.0 % of 2024-03; no row in 2024-04.", asked.Problems, StringComparison.Ordinal);
        Assert.Contains("--answer customer-missing=accept", asked.Problems, StringComparison.Ordinal);
        Assert.Equal(0, accepted.Code);
    }

    [Fact]
    public async Task New_names_that_look_like_anothers_are_listed()
    {
        var answer = await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-03,Intuit,P,60,USD\n2024-03,Intuit Inc,P,20,USD\n"), "--yes");

        Assert.Equal(0, answer.Code);
        Assert.Contains("Intuit Inc = Intuit?", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_waits_for_a_second_person_is_kept_and_ends_with_a_question_nobody_answers()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,P,60,USD\n");
        // A process of its own, since the setting comes from the environment; the program as it was built, not the copy beside the tests, which shares the web's framework.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Repository.PathOf("src", "RevenueDashboard.Cli", "bin", build.Parent!.Name, build.Name, "revenue.dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", file, "--yes", "--format", "json", "--database", revenue.Database]) { RedirectStandardOutput = true };
        start.Environment["Import__SecondPerson"] = "true";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal((3, "questions", 1), (process.ExitCode, answer.GetProperty("outcome").GetString(), answer.GetProperty("batch").GetInt32()));
        Assert.Equal(["second-person"], answer.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("code").GetString()));
        Assert.Contains("staged", (await revenue.RunAsync("batches")).Output, StringComparison.Ordinal);
    }
}
