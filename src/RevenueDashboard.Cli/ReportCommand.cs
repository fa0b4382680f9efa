using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report NAME</c>: a report of the book as a table, CSV or JSON.</summary>
internal static class ReportCommand
{
    private const string Disclosure = "disclosure";
    private const string Claims = "claims";

    private const string NoData = "The book has no data for this question.";

    private static readonly string[] Names = ["overview", "revenue", "growth", "peers", "customers", CustomersOverOptions.Report, "concentration", "trend", "theil", "dependence", "movements", "cohorts", "scenario", "risk", "limits", "evidence", Disclosure, Claims];

    private static readonly Dictionary<string, TheilSplit> Splits = new(StringComparer.Ordinal)
    {
        ["industry"] = TheilSplit.Industry,
        ["country"] = TheilSplit.Country,
        ["previous-provider"] = TheilSplit.PreviousProvider,
        ["product"] = TheilSplit.Product,
    };

    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("report") { Description = $"{string.Join(", ", Names.Take(Names.Length - 1))} or {Names[^1]}" };
        name.AcceptOnlyFromAmong(Names);
        var from = new Option<Month?>("--from") { Description = "First month, 2024-03. Default: the first with data.", CustomParser = ReadMonth };
        var to = new Option<Month?>("--to") { Description = "Last month. Default: the last that is over.", CustomParser = ReadMonth };
        var products = new Option<string?>("--products") { Description = "Names of products, with commas between. Default: all." };
        var level = new Option<string>("--level") { Description = "parent (customers under common control are one) or customer", DefaultValueFactory = _ => "parent" };
        level.AcceptOnlyFromAmong("parent", "customer", MovementReports.ByProduct);
        level.Validators.Add(result =>
        {
            if (result.GetValue(level) == MovementReports.ByProduct && result.GetValue(name) != "movements") result.AddError("Only movements are known by product. Ask for --level parent or customer.");
        });
        var top = new Option<int?>("--top") { Description = "Only the first N customers." };
        top.Validators.Add(result =>
        {
            if (result.GetValue(top) < 1) result.AddError("--top takes a number from 1.");
        });
        var without = new Option<string?>("--without") { Description = "largest: leave the largest customer of the last month out of every month. Disclosure and claims are of everybody." };
        without.AcceptOnlyFromAmong("largest");
        without.Validators.Add(result =>
        {
            if (result.GetValue(without) is not null && result.GetValue(name) is Disclosure or Claims) result.AddError($"{result.GetValue(name)} is of everybody: ask for it without --without.");
        });
        var split = new Option<string>("--split") { Description = "What theil takes the customers apart by: industry, country, previous-provider or product", DefaultValueFactory = _ => "industry" };
        split.AcceptOnlyFromAmong([.. Splits.Keys]);
        var knownOn = new Option<DateTimeOffset?>("--as-of") { Description = "The book as it was known at the end of a day (2024-04-18) or at a time (2024-04-18T09:00:00Z).", CustomParser = ReadTime };
        var on = new Option<string?>("--on") { Description = "With dependence: month by month on this counterparty. Default: everybody in the last month." };
        var format = new Option<string>("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");

        var command = new Command("report", "Ask the book a question.") { name, from, to, products, level, top, without, split, knownOn, on, format };
        var views = new ViewOptions(command);
        var disclosure = new DisclosureReportCommand(command);
        var over = new CustomersOverOptions(command);
        var risks = new RiskReports(command);
        var movements = new MovementReports(command, level);
        var details = new DetailOptions(command, name);
        command.SetAction((parsed, cancellation) =>
        {
            var question = details.With(new ReportQuestion
            {
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Products = parsed.GetValue(products)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                Level = parsed.GetValue(level) == "customer" ? EntityLevel.Customer : EntityLevel.Parent,
                WithoutLargest = parsed.GetValue(without) is not null,
            }, parsed);
            var view = views.Read(parsed);
            return surroundings.WithBookAsync(
                parsed,
                async services =>
                {
                    var cubes = services.GetRequiredService<CubeStore>();
                    var cube = parsed.GetValue(knownOn) is { } time ? await cubes.KnownOnAsync(time, cancellation) : await cubes.CurrentAsync(cancellation);
                    if (parsed.GetValue(name) == Disclosure) return await disclosure.WriteAsync(surroundings, services, cube, parsed, parsed.GetValue(format)!, cancellation);
                    if (parsed.GetValue(name) == Claims) return await WriteAsync(surroundings, ClaimsReport.Of(cube), parsed.GetValue(format)!);
                    return await WriteAsync(surroundings, new Asked(cube, view, question, parsed, parsed.GetValue(top), Splits[parsed.GetValue(split)!], parsed.GetValue(on), risks, over, movements, LimitReports.TodayOf(services)) { Detail = details.PartOf(parsed) }, parsed.GetValue(name)!, parsed.GetValue(format)!);
                },
                cancellation);
        });
        return command;
    }

    private static async Task<int> WriteAsync(Surroundings surroundings, Asked asked, string name, string format)
    {
        Answer? answer;
        try
        {
            answer = Ask(asked, name);
        }
        catch (MissingRateException missing)
        {
            await surroundings.Problems.WriteLineAsync(missing.Message);
            return ExitCode.Refused;
        }
        // A question that cannot be asked. An argument that is null or out of its range is a defect of this program, and is not called the person's.
        catch (Exception wrong) when (wrong is UnknownProductException or UnknownCounterpartyException || wrong.GetType() == typeof(ArgumentException))
        {
            await surroundings.Problems.WriteLineAsync(wrong.Message.Split(" (Parameter", StringSplitOptions.None)[0]);
            return ExitCode.WrongUsage;
        }

        if (answer is null)
        {
            await surroundings.Problems.WriteLineAsync(NoData);
            return ExitCode.Refused;
        }

        if (format == "json") await surroundings.Output.WriteLineAsync(answer.Json().ToJsonString(TextTable.Json));
        else if (format == "csv") (answer.Csv ?? answer.Table)().WriteCsv(surroundings.Output);
        else await TextTable.WriteAsync(surroundings.Output, answer.Scope, answer.Table());
        return ExitCode.Done;
    }

    private static async Task<int> WriteAsync(Surroundings surroundings, ClaimsReport claims, string format)
    {
        if (format == "json") await surroundings.Output.WriteLineAsync(ClaimsExport.Json(claims).ToJsonString(TextTable.Json));
        else if (format == "csv") ClaimsExport.Table(claims).WriteCsv(surroundings.Output);
        else await TextTable.WriteAsync(surroundings.Output, ClaimsExport.Table(claims));
        return ExitCode.Done;
    }

    private static Answer? Ask(Asked asked, string name)
    {
        var (cube, question, top) = (asked.Cube, asked.Question, asked.Top);
        switch (name)
        {
            case "revenue":
                var revenue = RevenueReport.Of(cube, question);
                return new Answer(revenue.Scope, () => ReportTables.Of(revenue), () => ReportJson.Of(revenue));
            case "peers":
                var peers = PeersReport.Of(cube, question);
                return new Answer(peers.Scope, () => PeersExport.TableOf(peers), () => PeersExport.JsonOf(peers));
            case CustomersOverOptions.Report:
                var large = CustomersOverReport.Of(cube, question, asked.Over.Read(asked.Parsed));
                return new Answer(large.Scope, () => CustomersOverExport.TableOf(large), () => CustomersOverExport.JsonOf(large));
            case "growth" when asked.Detail is { } part:
                return Answer.Of(DetailOptions.Growth(cube, question, part));
            case "concentration" when asked.Detail is { } part:
                return Answer.Of(DetailOptions.Concentration(cube, question, part, top));
            case "growth":
                var growth = GrowthReport.Of(cube, question);
                return new Answer(growth.Scope, () => GrowthExport.TableOf(growth), () => GrowthExport.JsonOf(growth));
            case "customers":
                var customers = CustomersReport.Of(cube, question);
                return new Answer(customers.Scope, () => ReportTables.Of(customers, top), () => ReportJson.Of(customers, top));
            case "concentration":
                var concentration = ConcentrationReport.Of(cube, question);
                return new Answer(concentration.Scope, () => ReportTables.Of(concentration), () => ReportJson.Of(concentration));
            case "dependence":
                var dependence = DependenceReport.Of(cube, question, asked.On is { } counterparty ? DependenceReport.CounterpartyNamed(cube, counterparty).Id : null);
                return new Answer(dependence.Scope, () => DependenceTables.Of(dependence, top, ofOne: asked.On is not null), () => DependenceTables.Json(dependence, top));
            case "trend":
                var trend = ConcentrationTrend.Of(cube, question);
                return new Answer(trend.Scope, () => ConcentrationTables.Of(trend), () => ConcentrationTables.Json(trend));
            case "theil":
                return TheilReport.Of(cube, question, asked.Split) is { } theil
                    ? new Answer(theil.Scope, () => ConcentrationTables.Of(theil), () => ConcentrationTables.Json(theil))
                    : null;
            case "scenario":
                return asked.Risks.Scenario(cube, question, asked.Parsed, asked.Today) is var (scenarioScope, path, inputsAndResults, scenarioJson)
                    ? new Answer(scenarioScope, path, scenarioJson) { Csv = inputsAndResults }
                    : null;
            case "risk":
                return Answer.Of(asked.Risks.Risk(cube, question, asked.Parsed));
            case "evidence":
                return Answer.Of(asked.Risks.Evidence(cube, question, asked.Parsed, top));
            case "limits":
                return Answer.Of(LimitReports.Limits(cube, question, asked.Today));
            case "movements":
                return Answer.Of(asked.Movements.Movements(cube, question, asked.Parsed, top));
            case "cohorts":
                return Answer.Of(MovementReports.Cohorts(cube, question));
            default:
                return OverviewReport.Of(cube, question)?.With(LimitsReport.Now(cube, question, asked.Today)) is { } overview
                    ? new Answer(overview.Scope, () => ReportTables.Of(overview), () => ReportJson.Of(overview))
                    : null;
        }
    }

    /// <summary>The question, and the options that only some reports take.</summary>
    private sealed record Asked(RevenueCube Book, CubeView View, ReportQuestion Question, ParseResult Parsed, int? Top, TheilSplit Split, string? On, RiskReports Risks, CustomersOverOptions Over, MovementReports Movements, DateOnly Today)
    {
        /// <summary>A part of the report on its own; null for all of it.</summary>
        public string? Detail { get; init; }

        /// <exception cref="MissingRateException">The rates that the view asks for are not there.</exception>
        public RevenueCube Cube => Book.In(View);
    }

    private sealed record Answer(ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)
    {
        /// <summary>Where a file has more than what is read on a screen.</summary>
        public Func<ReportTable>? Csv { get; init; }

        public static Answer? Of((ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? answer) => answer is var (scope, table, json) ? new Answer(scope, table, json) : null;
    }

    private static Month? ReadMonth(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Month.TryParse(text, out var month)) return month;
        result.AddError($"\"{text}\" is not a month. Write it as 2024-03.");
        return null;
    }

    private static DateTimeOffset? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time.ToUniversalTime();
        result.AddError($"\"{text}\" is not a day. Write it as 2024-04-18.");
        return null;
    }
}
